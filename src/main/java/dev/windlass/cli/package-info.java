/**
 * Commands, options and exit status.
 *
 * <p>Uses every room; the only one that touches picocli and the arguments of the process.
 */
@NullMarked
package dev.windlass.cli;

import org.jspecify.annotations.NullMarked;
