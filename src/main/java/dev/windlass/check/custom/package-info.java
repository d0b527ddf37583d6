/**
 * Custom kinds that a repository defines: from CustomResourceDefinition manifests to what {@code check} knows of kinds.
 *
 * <p>Uses {@code source}, {@code tree} and {@code check.schema}.
 */
@NullMarked
package dev.windlass.check.custom;

import org.jspecify.annotations.NullMarked;
