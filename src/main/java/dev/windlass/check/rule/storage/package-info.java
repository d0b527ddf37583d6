/** Volumes, claims and the classes that make them. */
@NullMarked
package dev.windlass.check.rule.storage;

import org.jspecify.annotations.NullMarked;
