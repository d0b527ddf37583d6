/**
 * Values with their origins: nodes, paths to them, and how layers merge.
 *
 * <p>Provenance lives in the data: every node carries where it came from, and whatever moves or merges nodes moves their origins along.
 * Uses {@code source} only.
 */
@NullMarked
package dev.windlass.tree;

import org.jspecify.annotations.NullMarked;
