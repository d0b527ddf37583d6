/**
 * Jsonnet templates: from a unit's nodes to the nodes that a template makes of them, each with the spec lines that it came from.
 *
 * <p>Values of specs enter sjsonnet as values whose position carries the node; the evaluator notes what every computed value was
 * computed from; the walk over the result turns both into origins. Nothing of sjsonnet is visible outside. Uses {@code source} and
 * {@code tree}.
 */
@NullMarked
package dev.windlass.syntax.jsonnet;

import org.jspecify.annotations.NullMarked;
