/**
 * Commands, options and exit status.
 *
 * <p>Uses every room; the only one that touches picocli and the process.
 */
@NullMarked
package dev.windlass.cli;

import org.jspecify.annotations.NullMarked;
