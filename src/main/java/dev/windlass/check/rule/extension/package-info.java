/** Definitions of further kinds: CustomResourceDefinition and APIService. */
@NullMarked
package dev.windlass.check.rule.extension;

import org.jspecify.annotations.NullMarked;
