/** Services, ingress and what traffic may flow. */
@NullMarked
package dev.windlass.check.rule.network;

import org.jspecify.annotations.NullMarked;
