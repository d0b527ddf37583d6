/** Who may do what. */
@NullMarked
package dev.windlass.check.rule.access;

import org.jspecify.annotations.NullMarked;
