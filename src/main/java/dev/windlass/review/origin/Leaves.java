package dev.windlass.review.origin;

import dev.windlass.check.ResourceCheck;
import dev.windlass.check.schema.SchemaCursor;
import dev.windlass.render.Manifest;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Finds the leaves of manifests. Safe for use by several threads. */
public final class Leaves {
    private final ResourceCheck kinds;

    /** @param kinds knows which keys are fields, and so how paths are written */
    public Leaves(ResourceCheck kinds) {
        this.kinds = kinds;
    }

    /** The leaves of a manifest in the order in which its mappings hold them. */
    public List<Leaf> of(Manifest manifest) {
        List<Leaf> leaves = new ArrayList<>();
        SchemaCursor root =
                kinds.schema(manifest.resource()).map(SchemaCursor::of).orElseGet(SchemaCursor::unknown);
        walk(manifest, manifest.resource().body(), root, leaves);
        return leaves;
    }

    private static void walk(Manifest manifest, Node node, SchemaCursor at, List<Leaf> leaves) {
        switch (node) {
            case Mapping m
            when !m.isEmpty() ->
                m.members().forEach((key, member) -> walk(manifest, member.value(), at.into(key), leaves));
            case Sequence s
            when !s.items().isEmpty() -> {
                for (int i = 0; i < s.items().size(); i++) {
                    walk(manifest, s.items().get(i), at.at(i), leaves);
                }
            }
            default -> leaves.add(new Leaf(manifest, at.path(), node));
        }
    }
}
