package dev.windlass.spec.schema;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.MergeGuide;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One compiled schema: the keywords of JSON Schema 2020-12 that Windlass's own schemas use, and four of our own that say how layers
 * merge and what a value names. It is also the guide of a merge.
 *
 * @param title what a message calls the whole, such as "a chain"; empty below the root
 * @param types names of JSON types; empty where any will do
 * @param additional the schema of members that {@code properties} does not name; empty where there may be none
 * @param allowed the values that are allowed; empty where any is
 * @param exclusive groups of members of which a layer's choice displaces the others ({@code x-windlass-exclusive})
 * @param reset members that displace all their neighbours ({@code x-windlass-reset})
 * @param isAtomic whether a mapping is one value to a merge ({@code x-windlass-atomic})
 * @param form what {@code pattern} asks for, in words ({@code x-windlass-form}); empty where that is not said
 * @param reference what the value names ({@code x-windlass-reference}); empty where it names nothing
 */
public record Schema(
        String title,
        Set<String> types,
        Map<String, Link> properties,
        Set<String> required,
        Optional<Link> additional,
        Optional<Link> propertyNames,
        Optional<Link> items,
        List<Node> allowed,
        @Nullable Pattern pattern,
        Bounds length,
        Bounds range,
        Bounds count,
        boolean unique,
        List<Link> anyOf,
        List<Link> oneOf,
        Optional<Link> not,
        Optional<Node> byDefault,
        List<List<String>> exclusive,
        Set<String> reset,
        boolean isAtomic,
        String reference,
        String form)
        implements MergeGuide {

    /** A schema that may be named before it is compiled, since schemas can be recursive. */
    public interface Link {
        Schema get();
    }

    /** Inclusive limits of a length, a number or a count. */
    public record Bounds(double least, double most) {
        public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        boolean allow(double value) {
            return value >= least && value <= most;
        }
    }

    @Override
    public MergeGuide below(String key) {
        Link link = properties.get(key);
        if (link != null) {
            return link.get();
        }
        return additional.<MergeGuide>map(Link::get).orElse(MergeGuide.NONE);
    }

    @Override
    public Set<String> displaced(Mapping upper) {
        if (exclusive.isEmpty() && reset.isEmpty()) {
            return Set.of();
        }
        Set<String> gone = new HashSet<>();
        for (List<String> group : exclusive) {
            if (group.stream().anyMatch(k -> sets(upper, k))) {
                group.stream().filter(k -> !upper.members().containsKey(k)).forEach(gone::add);
            }
        }
        if (reset.stream().anyMatch(k -> sets(upper, k))) {
            properties.keySet().stream()
                    .filter(k -> !upper.members().containsKey(k))
                    .forEach(gone::add);
        }
        return gone;
    }

    private static boolean sets(Mapping layer, String key) {
        Node value = layer.get(key);
        return value != null && !(value instanceof Scalar.Null);
    }
}
