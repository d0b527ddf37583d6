/** Webhooks and policies of admission. */
@NullMarked
package dev.windlass.check.rule.admission;

import org.jspecify.annotations.NullMarked;
