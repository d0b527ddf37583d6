/**
 * The repository as environments and units: which files there are, how their layers merge, and whether they follow the schemas of specs.
 *
 * <p>Uses {@code source}, {@code tree} and {@code syntax}.
 */
@NullMarked
package dev.windlass.spec;

import org.jspecify.annotations.NullMarked;
