/** Definitions of further kinds. */
@NullMarked
package dev.windlass.check.rule.extension;

import org.jspecify.annotations.NullMarked;
