/**
 * What must hold between the resources of one cluster: one owner for each, targets for references, selectors that
 * select, hosts and ports that are unique, budgets that let a drain go on. One pass makes an index of the resources;
 * each invariant then looks at it in linear time.
 *
 * <p>Uses {@code source}, {@code tree}, {@code render}, and of {@code check} only how {@code schema} words its
 * findings.
 */
@NullMarked
package dev.windlass.check.invariant;

import org.jspecify.annotations.NullMarked;
