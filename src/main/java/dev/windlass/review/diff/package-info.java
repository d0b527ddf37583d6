/**
 * The change between two states of the manifests, by resource and field. {@link dev.windlass.review.diff.StateReader} reads what was
 * rendered or published earlier, {@link dev.windlass.review.diff.Comparer} pairs the objects of two states and says in which fields they
 * differ, as kube-apiserver sees it: what means the same is no change, however it is written.
 *
 * <p>Uses the rooms from {@code source} to {@code check}; nothing else of {@code review}.
 */
@NullMarked
package dev.windlass.review.diff;

import org.jspecify.annotations.NullMarked;
