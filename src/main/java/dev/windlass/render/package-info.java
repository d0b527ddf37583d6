/**
 * From units to resources to manifests: templates are called, patches applied, files named and written.
 *
 * <p>Uses the rooms from {@code source} to {@code spec}.
 */
@NullMarked
package dev.windlass.render;

import org.jspecify.annotations.NullMarked;
