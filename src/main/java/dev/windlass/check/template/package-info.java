/**
 * Whether a unit fits the JSON Schema of the repository's own template that it names, before the template is called.
 *
 * <p>The only place that loads the JSON Schema library, and only where a repository has templates of its own.
 */
@NullMarked
package dev.windlass.check.template;

import org.jspecify.annotations.NullMarked;
