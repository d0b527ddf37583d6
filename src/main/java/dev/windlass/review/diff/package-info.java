/** The change between two states of the manifests, by resource and field. */
@NullMarked
package dev.windlass.review.diff;

import org.jspecify.annotations.NullMarked;
