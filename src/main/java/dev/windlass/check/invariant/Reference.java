package dev.windlass.check.invariant;

/**
 * That one resource names another.
 *
 * @param group of what is named; empty for the core group
 * @param namespace where it is looked for; empty for what is cluster-wide
 * @param site the value that names it
 */
record Reference(String group, String kind, String namespace, String name, Site site) {}
