/** Looks, guided by what code an input reaches, for input that a reader cannot stand. */
@NullMarked
package dev.windlass.fuzz;

import org.jspecify.annotations.NullMarked;
