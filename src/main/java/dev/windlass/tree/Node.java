package dev.windlass.tree;

/**
 * A value of a spec or a manifest, with its origin. Nodes never change; two are equal if their values are, wherever they came from.
 */
public sealed interface Node permits Mapping, Sequence, Scalar {
    Origin origin();

    /** The same value from another origin. */
    Node from(Origin origin);

    /** What a message calls this kind of value: "a mapping", "a list", "text", … */
    String kind();
}
