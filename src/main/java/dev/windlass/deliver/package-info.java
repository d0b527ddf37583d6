/**
 * The deploy repository: what was published there, and one commit that publishes what is new. Also what Git knows of the platform's own
 * repository.
 *
 * <p>Uses the rooms from {@code source} to {@code review}; the only room that touches JGit.
 */
@NullMarked
package dev.windlass.deliver;

import org.jspecify.annotations.NullMarked;
