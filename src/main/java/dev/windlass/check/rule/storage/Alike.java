package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether two values are the same to kube-apiserver where an absent text, number or boolean is an empty one. */
final class Alike {
    private Alike() {}

    /** Compares two values, without some fields of theirs. */
    static boolean are(Value a, Value b, String... except) {
        Set<String> skipped = Set.of(except);
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty();
        }
        if (a.node().orElse(null) instanceof Mapping && b.node().orElse(null) instanceof Mapping) {
            return fields(a, b).stream().filter(f -> !skipped.contains(f)).allMatch(f -> are(a.field(f), b.field(f)));
        }
        if (a.node().orElse(null) instanceof Sequence && b.node().orElse(null) instanceof Sequence) {
            return lists(a.items(), b.items());
        }
        return a.isSameAs(b);
    }

    private static Set<String> fields(Value a, Value b) {
        Set<String> fields = new HashSet<>();
        a.entries().stream().map(Entry::key).forEach(fields::add);
        b.entries().stream().map(Entry::key).forEach(fields::add);
        return fields;
    }

    private static boolean lists(List<Value> a, List<Value> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!are(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
