package dev.windlass.syntax.jsonnet;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers origins in the order in which they are found, each once. Nearly all gatherings hold one or two. */
final class Origins {
    private static final int SMALL = 12;

    private final List<Origin> found = new ArrayList<>(2);
    private Set<Origin> seen = Set.of();

    void addAll(List<Origin> origins) {
        for (int i = 0; i < origins.size(); i++) {
            add(origins.get(i));
        }
    }

    void add(Origin given) {
        // The part that it was of another text says nothing of this one.
        Origin origin = given instanceof Origin.Part p ? p.of() : given;
        if (found.size() < SMALL) {
            if (found.contains(origin)) {
                return;
            }
        } else {
            if (seen.isEmpty()) {
                seen = new HashSet<>(found);
            }
            if (!seen.add(origin)) {
                return;
            }
        }
        found.add(origin);
    }

    /** Adds the origins of all that a node holds, or its own where it holds nothing. */
    void addLeaves(Node node) {
        switch (node) {
            case Scalar s -> add(s.origin());
            case Mapping m when !m.isEmpty() -> m.members().values().forEach(v -> addLeaves(v.value()));
            case Sequence s when !s.items().isEmpty() -> s.items().forEach(this::addLeaves);
            default -> add(node.origin());
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Origin> toList() {
        return List.copyOf(found);
    }

    /** Those in which a spec line took part: a choice can hang on no others. */
    static List<Origin> written(List<Origin> origins) {
        for (Origin origin : origins) {
            if (!origin.isWritten()) {
                return origins.stream().filter(Origin::isWritten).toList();
            }
        }
        return origins;
    }

    static List<Origin> union(List<Origin> a, List<Origin> b) {
        if (a.isEmpty() || a.equals(b)) {
            return b;
        }
        if (b.isEmpty()) {
            return a;
        }
        Origins both = new Origins();
        both.addAll(a);
        both.addAll(b);
        return both.toList();
    }
}
