/**
 * What Kubernetes objects may look like: the built-in kinds of each supported version, the custom kinds that are
 * known, and the walk that compares an object with its schema as kube-apiserver does. Schemas are read from compact
 * tables among the resources, each definition only when it is met.
 *
 * <p>Uses {@code source}, {@code tree} and {@code render}; nothing else of {@code check}.
 */
@NullMarked
package dev.windlass.check.schema;

import org.jspecify.annotations.NullMarked;
