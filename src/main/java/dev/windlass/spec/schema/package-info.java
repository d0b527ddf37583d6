/**
 * The JSON Schemas of specs, compiled: what a field may be, how layers merge there, what it refers to.
 *
 * <p>Uses {@code source}, {@code tree}. Schemas that come with a repository's own templates are not read here but by the full JSON Schema
 * library in {@code check}.
 */
@NullMarked
package dev.windlass.spec.schema;

import org.jspecify.annotations.NullMarked;
