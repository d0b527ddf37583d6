package dev.windlass.review.diff;

import dev.windlass.check.schema.ListType;
import dev.windlass.check.schema.Sameness;
import dev.windlass.check.schema.Schema;
import dev.windlass.check.schema.SchemaCursor;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.FieldPath.Step;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place in both versions of an object.
 *
 * @param before the way there in the earlier one
 * @param after the way there in the later one, and what is known of the value
 * @param name the field or key that leads there, or, inside a list, that of the list
 * @param parent the place around it; null for the root
 * @param holder what stands around it in the later version; null where nothing does
 */
record Spot(
        FieldPath before,
        SchemaCursor after,
        String name,
        @Nullable Spot parent,
        @Nullable Node holder) {

    static Spot root(SchemaCursor cursor, @Nullable Node whole) {
        return new Spot(FieldPath.ROOT, cursor, "", null, whole);
    }

    Optional<Schema> schema() {
        return after.schema();
    }

    /** The value under a key. */
    Spot into(String key, @Nullable Node mapping) {
        SchemaCursor down = after.into(key);
        boolean isKey = down.path().steps().getLast() instanceof Step.Key;
        return new Spot(isKey ? before.key(key) : before.field(key), down, key, this, mapping);
    }

    /**
     * An item of a list.
     *
     * @param old its index in the earlier version; negative where it is not there
     * @param now the same in the later one
     */
    Spot item(int old, int now, @Nullable Node list) {
        return new Spot(before.index(Math.max(0, old)), after.at(Math.max(0, now)), name, this, list);
    }

    /** Whether a key that nobody named leads there, so that it means something that it is there at all. */
    boolean isFree() {
        return parent != null
                && parent.schema()
                        .map(Schema::shape)
                        .filter(s -> s instanceof Schema.Dictionary)
                        .isPresent();
    }

    /** Whether it is part of the pod template of a workload. */
    boolean isInTemplate() {
        List<Step> steps = after.path().steps();
        return steps.size() > 2
                && steps.getFirst().equals(new Step.Field("spec"))
                && steps.get(1).equals(new Step.Field("template"));
    }

    ListType listType(String kind) {
        String path = after.path().steps().stream()
                .flatMap(step -> switch (step) {
                    case Step.Field(String field) -> Optional.of(field).stream();
                    case Step.Key(String key) -> Optional.of(key).stream();
                    case Step.Index _ -> Optional.<String>empty().stream();
                })
                .collect(Collectors.joining("."));
        return ListType.of(kind, parent == null ? Optional.empty() : parent.schema(), path, name);
    }

    /**
     * Whether two values that are no mappings or lists mean the same.
     *
     * @param isBuiltin whether the kind is one of kube-apiserver's own types, where an absent text is an empty one
     */
    boolean isSame(@Nullable Node a, @Nullable Node b, boolean isBuiltin) {
        Schema schema = schema().orElse(null);
        boolean isItem = !after.path().steps().isEmpty() && after.path().steps().getLast() instanceof Step.Index;
        if (a == null || b == null) {
            return isBuiltin && !isItem && !isFree() && Sameness.sameField(name, schema, a, b);
        }
        return Sameness.same(schema, a, b) || (schema == null && isSameNumber(a, b));
    }

    private static boolean isSameNumber(Node a, Node b) {
        Optional<BigDecimal> number = number(a);
        return number.isPresent()
                && number(b).filter(n -> n.compareTo(number.get()) == 0).isPresent();
    }

    private static Optional<BigDecimal> number(Node node) {
        return switch (node) {
            case Scalar.Int i -> Optional.of(BigDecimal.valueOf(i.value()));
            case Scalar.Real r -> Optional.of(BigDecimal.valueOf(r.value()));
            default -> Optional.empty();
        };
    }
}
