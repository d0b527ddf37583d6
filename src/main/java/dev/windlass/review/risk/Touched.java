package dev.windlass.review.risk;

import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import java.util.List;

/** Which fields of an object a change is about. */
final class Touched {
    private Touched() {}

    /** Whether a change is about a field, something in it, or something that it is in. */
    static boolean at(ResourceChange change, String... field) {
        return change.fields().stream().anyMatch(f -> meets(f, List.of(field)));
    }

    /** Whether a change is about nothing but these fields, each given as keys joined by {@code /}. */
    static boolean only(ResourceChange change, List<String> fields) {
        return !change.fields().isEmpty()
                && change.fields().stream()
                        .allMatch(f -> fields.stream().anyMatch(x -> isIn(f, List.of(x.split("/")))));
    }

    private static boolean meets(FieldChange f, List<?> field) {
        List<Object> path = f.path().plain();
        int common = Math.min(path.size(), field.size());
        return path.subList(0, common).equals(field.subList(0, common));
    }

    private static boolean isIn(FieldChange f, List<String> field) {
        List<Object> path = f.path().plain();
        return path.size() >= field.size() && path.subList(0, field.size()).equals(field);
    }
}
