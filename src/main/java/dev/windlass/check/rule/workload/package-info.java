/** The kinds that run pods, and those that scale and guard them. */
@NullMarked
package dev.windlass.check.rule.workload;

import org.jspecify.annotations.NullMarked;
