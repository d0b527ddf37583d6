/**
 * Files, places in them, and what is said about them: the text of the repository, spans, diagnostics and their codes.
 *
 * <p>The bottom room: it uses nothing of Windlass, and it is the only room that reads the file system.
 */
@NullMarked
package dev.windlass.source;

import org.jspecify.annotations.NullMarked;
