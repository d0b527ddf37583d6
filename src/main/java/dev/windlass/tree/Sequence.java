package dev.windlass.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of values. */
public record Sequence(List<Node> items, Origin origin) implements Node {
    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public Sequence from(Origin other) {
        return new Sequence(items, other);
    }

    @Override
    public String kind() {
        return "a list";
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Sequence s && s.items.equals(items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
