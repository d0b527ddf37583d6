/**
 * What a change does: two states of the manifests compared ({@code diff}), how dangerous each difference is ({@code risk}), what an environment
 * lets through ({@code gate}), and where values come from ({@code origin}). Also the approved output in {@code golden/}.
 *
 * <p>Uses the rooms from {@code source} to {@code check}.
 */
@NullMarked
package dev.windlass.review;

import org.jspecify.annotations.NullMarked;
