/** What an environment lets through: blocked classes of risk, and the reviewed acknowledgements of single changes. */
@NullMarked
package dev.windlass.review.gate;

import org.jspecify.annotations.NullMarked;
