package dev.windlass.review.diff;

import dev.windlass.tree.FieldPath;
import dev.windlass.tree.FieldPath.Step;
import java.util.Comparator;
import java.util.List;

/** The order of changed fields: by path, keys by name and items by index; of one path what goes before what comes. */
final class FieldOrder {
    static final Comparator<FieldChange> BY_PATH = Comparator.comparing(FieldChange::path, FieldOrder::compare)
            .thenComparing(f -> f.after().isPresent());

    private FieldOrder() {}

    private static int compare(FieldPath a, FieldPath b) {
        List<Step> left = a.steps();
        List<Step> right = b.steps();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compare(Step a, Step b) {
        return a instanceof Step.Index(int i) && b instanceof Step.Index(int j)
                ? Integer.compare(i, j)
                : name(a).compareTo(name(b));
    }

    private static String name(Step step) {
        return switch (step) {
            case Step.Field(String name) -> name;
            case Step.Key(String name) -> name;
            case Step.Index(int index) -> Integer.toString(index);
        };
    }
}
