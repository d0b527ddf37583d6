/** Where rendered values come from, and what spec lines reach. */
@NullMarked
package dev.windlass.review.origin;

import org.jspecify.annotations.NullMarked;
