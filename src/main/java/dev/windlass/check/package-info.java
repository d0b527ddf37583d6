/**
 * Whether what is rendered can work: structure against the Kubernetes version of its environment, and what must hold
 * across units.
 *
 * <p>Uses the rooms from {@code source} to {@code render}; the only room that touches the JSON Schema library.
 */
@NullMarked
package dev.windlass.check;

import org.jspecify.annotations.NullMarked;
