/** Windlass: from a repository of specs to Kubernetes manifests. The public entry is {@code Compiler}, what it makes {@code Compilation}. */
@NullMarked
package dev.windlass;

import org.jspecify.annotations.NullMarked;
