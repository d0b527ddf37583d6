package dev.windlass.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from a root node to one inside it. Written as kube-apiserver does: fields with dots, keys of map-typed fields and indices of
 * lists in brackets, as in {@code spec.containers[0].resources.limits[cpu]}.
 */
public record FieldPath(List<Step> steps) {
    public static final FieldPath ROOT = new FieldPath(List.of());

    /** One step down. */
    public sealed interface Step {
        /** Into a field that the schema names. */
        record Field(String name) implements Step {}

        /** To a key of a mapping whose keys are free. */
        record Key(String name) implements Step {}

        /** To an element of a list, counted from 0. */
        record Index(int index) implements Step {}
    }

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** A path of fields only. */
    public static FieldPath of(String... fields) {
        FieldPath path = ROOT;
        for (String field : fields) {
            path = path.field(field);
        }
        return path;
    }

    public FieldPath field(String name) {
        return with(new Step.Field(name));
    }

    public FieldPath key(String name) {
        return with(new Step.Key(name));
    }

    public FieldPath index(int index) {
        return with(new Step.Index(index));
    }

    private FieldPath with(Step step) {
        List<Step> longer = new ArrayList<>(steps.size() + 1);
        longer.addAll(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    /** The keys (text) and indices (whole numbers), without what the schema says of them. */
    public List<Object> plain() {
        return steps.stream()
                .<Object>map(step -> switch (step) {
                    case Step.Field(String name) -> name;
                    case Step.Key(String name) -> name;
                    case Step.Index(int index) -> index;
                })
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Field(String name) ->
                    text.append(text.isEmpty() ? "" : ".").append(name);
                case Step.Key(String name) -> text.append('[').append(name).append(']');
                case Step.Index(int index) -> text.append('[').append(index).append(']');
            }
        }
        return text.toString();
    }
}
