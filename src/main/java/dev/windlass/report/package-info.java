/**
 * How findings, reviews and publications are shown: text and Markdown for people, JSON, SARIF and JUnit for programs.
 *
 * <p>Uses the rooms from {@code source} to {@code deliver}; the only room that writes through Jackson.
 */
@NullMarked
package dev.windlass.report;

import org.jspecify.annotations.NullMarked;
