/** Configuration, namespaces, quotas and classes. */
@NullMarked
package dev.windlass.check.rule.config;

import org.jspecify.annotations.NullMarked;
