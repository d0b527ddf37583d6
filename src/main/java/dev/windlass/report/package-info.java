/**
 * How findings are shown: text for people, JSON for programs.
 *
 * <p>Uses the rooms from {@code source} to {@code review}; the only room that writes through Jackson.
 */
@NullMarked
package dev.windlass.report;

import org.jspecify.annotations.NullMarked;
