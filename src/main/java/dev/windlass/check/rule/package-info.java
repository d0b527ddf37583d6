/**
 * What kube-apiserver decides about an object beyond its structure. A kind's rules stand in the sub-room of its area;
 * here is what they are written with: {@link dev.windlass.check.rule.Value} walks an object and says what is wrong with
 * a value, {@link dev.windlass.check.rule.KindRules} are the rules of a kind.
 */
@NullMarked
package dev.windlass.check.rule;

import org.jspecify.annotations.NullMarked;
