/**
 * What a change does: the approved output in {@code golden/} against what is rendered now.
 *
 * <p>Uses the rooms from {@code source} to {@code check}.
 */
@NullMarked
package dev.windlass.review;

import org.jspecify.annotations.NullMarked;
