package dev.windlass.review.diff;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** How much two items of a list have in common, to tell an item that changed from one that went and another that came. */
final class Likeness {
    private Likeness() {}

    /** The number of equal values in them; for texts 1 where they set the same flag, as {@code --cache=1} and {@code --cache=2} do. */
    static int of(Node a, Node b) {
        return switch (a) {
            case Mapping m when b instanceof Mapping n -> mappings(m, n);
            case Sequence s when b instanceof Sequence t -> lists(s, t);
            case Scalar.Text(String text, var _)
            when b instanceof Scalar.Text(String other, var _) ->
                !flag(text).isEmpty() && flag(text).equals(flag(other)) ? 1 : 0;
            default -> a.equals(b) ? 1 : 0;
        };
    }

    /** The number of values in a node, itself included: what it costs to compare it. */
    static long size(Node node) {
        return switch (node) {
            case Mapping m ->
                1
                        + m.members().values().stream()
                                .mapToLong(v -> size(v.value()))
                                .sum();
            case Sequence s -> 1 + s.items().stream().mapToLong(Likeness::size).sum();
            case Scalar _ -> 1;
        };
    }

    private static int lists(Sequence a, Sequence b) {
        List<Node> rest = new ArrayList<>(b.items());
        return (int) a.items().stream().filter(rest::remove).count();
    }

    private static int mappings(Mapping a, Mapping b) {
        int equal = 0;
        for (String key : a.keys()) {
            Node x = a.get(key);
            Node y = b.get(key);
            if (x != null && y != null) {
                equal += x.equals(y) ? Math.max(1, of(x, y)) : of(x, y);
            }
        }
        return equal;
    }

    private static String flag(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? "" : text.substring(0, equals);
    }
}
