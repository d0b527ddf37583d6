/** How dangerous a change is, and why, in plain words. */
@NullMarked
package dev.windlass.review.risk;

import org.jspecify.annotations.NullMarked;
