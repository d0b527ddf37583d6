/**
 * Text to trees and trees to text: YAML and Jsonnet in, canonical YAML out.
 *
 * <p>Uses {@code source} and {@code tree}; the only room that touches SnakeYAML and sjsonnet.
 */
@NullMarked
package dev.windlass.syntax;

import org.jspecify.annotations.NullMarked;
