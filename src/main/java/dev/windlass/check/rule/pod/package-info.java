/** The pod specification, which all workloads share, and its parts. */
@NullMarked
package dev.windlass.check.rule.pod;

import org.jspecify.annotations.NullMarked;
