/**
 * The deploy repository: what was published there, and one commit that publishes what is new. Also what Git knows of the platform's own
 * repository.
 *
 * <p>A publish ({@code Publishing}) fetches the branch's head into a {@code LocalClone}, shows it as a {@code Head}, has it decided what to
 * do, makes the commit ({@code CommitWriter}, {@code TreeEdit}) and pushes it ({@code Remote}); where someone else was faster it begins
 * again. What it owns stands in records ({@code RecordFormat}) beside what it published.
 *
 * <p>Uses the rooms from {@code source} to {@code review}; the only room that touches JGit.
 */
@NullMarked
package dev.windlass.deliver;

import org.jspecify.annotations.NullMarked;
