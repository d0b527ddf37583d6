/**
 * Expressions in the Common Expression Language, as kube-apiserver uses them: whether they compile, and whether an object
 * of a custom kind keeps those of its schema. The library for the language is loaded when the first expression is met,
 * and nowhere else used.
 *
 * <p>Uses {@code source}, {@code tree}, {@code check.schema} and {@link dev.windlass.check.rule.IpText}.
 */
@NullMarked
package dev.windlass.check.cel;

import org.jspecify.annotations.NullMarked;
