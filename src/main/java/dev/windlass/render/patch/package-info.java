/**
 * The escape hatch: patches that a spec lays over rendered objects, by the rules of RFC 7386, of RFC 6902 and of Kubernetes' own merge
 * keys.
 */
@NullMarked
package dev.windlass.render.patch;

import org.jspecify.annotations.NullMarked;
