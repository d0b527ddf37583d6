package dev.windlass.check.cel;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How large a value can be that keeps a schema and fits into a request, as in k8s.io/apiserver/pkg/cel/common/schemas.go.
 * Where kube-apiserver's own number is not certain, it is less here.
 *
 * @param most how many items, members or bytes it has at most; 0 for what has none
 * @param least how many bytes it has at least as JSON
 * @param items of a list or a mapping with free keys; empty for others
 * @param fields of a mapping with named keys
 */
record ValueSize(double most, double least, Optional<ValueSize> items, Map<String, ValueSize> fields) {
    /** The largest request, in bytes. */
    private static final double REQUEST = 3_145_728;
    /** Bytes of UTF-8 of one character. */
    private static final int CHARACTER = 4;

    private static final double LEAST_BOOLEAN = 4;
    private static final double LEAST_TIME = 22;
    private static final double LEAST_DURATION = 4;

    /** A value of which nothing is known. */
    static final ValueSize UNKNOWN = leaf(0, 0);

    ValueSize {
        fields = Map.copyOf(fields);
    }

    private static ValueSize leaf(double most, double least) {
        return new ValueSize(most, least, Optional.empty(), Map.of());
    }

    /** A text or a list that an expression makes. */
    static ValueSize of(double most) {
        return leaf(most, 0);
    }

    /** Of a schema, as it was written; empty for values that expressions cannot name. */
    static Optional<ValueSize> of(Mapping schema) {
        if (schema.get("x-kubernetes-int-or-string") instanceof Scalar.Bool b && b.value()) {
            return Optional.of(leaf(0, 1));
        }
        return switch (schema.text("type").orElse("")) {
            case "array" ->
                schema.get("items") instanceof Mapping m
                        ? of(m).map(i -> many(i, number(schema, "maxItems").orElse(list(i.least))))
                        : Optional.empty();
            case "object" ->
                schema.get("additionalProperties") instanceof Mapping m
                        ? of(m).map(i -> many(i, number(schema, "maxProperties").orElse(map(i.least))))
                        : Optional.of(struct(schema));
            case "string" -> Optional.of(text(schema));
            case "boolean" -> Optional.of(leaf(0, LEAST_BOOLEAN));
            case "number", "integer" -> Optional.of(leaf(0, 1));
            default -> Optional.empty();
        };
    }

    private static ValueSize many(ValueSize items, double most) {
        return new ValueSize(most, 2, Optional.of(items), Map.of());
    }

    private static double list(double least) {
        return Math.floor((REQUEST - 2) / (least + 1));
    }

    private static double map(double least) {
        return Math.floor((REQUEST - 2) / (least + 6));
    }

    /** How often the value can stand in a request. */
    double occurrences() {
        return Math.floor(REQUEST / (least + 1));
    }

    private static ValueSize struct(Mapping schema) {
        Set<String> required = new HashSet<>();
        for (Node name : schema.sequence("required").items()) {
            if (name instanceof Scalar.Text t) {
                required.add(t.value());
            }
        }
        Map<String, ValueSize> fields = new HashMap<>();
        double least = 2;
        for (Map.Entry<String, Mapping.Member> e :
                schema.mapping("properties").members().entrySet()) {
            Optional<ValueSize> size = e.getValue().value() instanceof Mapping m ? of(m) : Optional.empty();
            if (size.isEmpty()) {
                continue;
            }
            CelTypes.names(e.getKey()).forEach(n -> fields.put(n, size.get()));
            if (required.contains(e.getKey())
                    && e.getValue().value() instanceof Mapping m
                    && m.get("default") == null) {
                least += bytes(e.getKey()) + size.get().least + 4;
            }
        }
        return new ValueSize(0, least, Optional.empty(), fields);
    }

    private static ValueSize text(Mapping schema) {
        String format = schema.text("format").orElse("");
        if (format.startsWith("date")) {
            return leaf(0, LEAST_TIME);
        }
        if (format.equals("duration")) {
            return leaf(0, LEAST_DURATION);
        }
        Optional<Double> length = number(schema, "maxLength");
        if (length.isPresent()) {
            return leaf(length.get() * (format.equals("byte") ? 1 : CHARACTER), 2);
        }
        if (schema.sequence("enum").items().isEmpty()) {
            return leaf(REQUEST - 2, 2);
        }
        double longest = 0;
        for (Node value : schema.sequence("enum").items()) {
            longest = Math.max(longest, value instanceof Scalar.Text t ? bytes(t.value()) : 0);
        }
        return leaf(longest, 2);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<Double> number(Mapping schema, String keyword) {
        return switch (schema.get(keyword)) {
            case Scalar.Int i -> Optional.of(Math.max(0, (double) i.value()));
            case Scalar.Real r -> Optional.of(Math.max(0, r.value()));
            case null, default -> Optional.empty();
        };
    }
}
