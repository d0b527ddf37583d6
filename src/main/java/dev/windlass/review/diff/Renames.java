package dev.windlass.review.diff;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the objects that go and come back under another name: of one kind, of one unit, with nearly the same content apart from names. Only
 * what is clear is recognised: an object with two candidates that are as good as one another has none.
 */
final class Renames {
    /** The part of the values of both that must be equal. */
    private static final double NEARLY = 0.75;

    private static final String NAME = "\0";

    private final List<ResourceChange> changes;

    /** What an object says, each value with its path, its own name left out. */
    private record Content(int index, String name, Set<String> values) {}

    private record Group(String environment, String unit, String group, String kind) {}

    private Renames(List<ResourceChange> changes) {
        this.changes = new ArrayList<>(changes);
    }

    /** The same changes; those of renamed objects name their counterparts. */
    static List<ResourceChange> in(List<ResourceChange> changes) {
        return new Renames(changes).all();
    }

    private List<ResourceChange> all() {
        Map<Group, List<Content>> gone = new LinkedHashMap<>();
        Map<Group, List<Content>> come = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            ResourceChange change = changes.get(i);
            switch (change.action()) {
                case REMOVE -> gone.computeIfAbsent(group(change), g -> new ArrayList<>()).add(content(i));
                case ADD -> come.computeIfAbsent(group(change), g -> new ArrayList<>()).add(content(i));
                case CHANGE -> {}
            }
        }
        gone.forEach((group, old) -> {
            List<Content> now = come.getOrDefault(group, List.of());
            for (Content removed : old) {
                best(removed, now)
                        .filter(added -> best(added, old).filter(removed::equals).isPresent())
                        .ifPresent(added -> link(removed.index(), added.index()));
            }
        });
        return changes;
    }

    private void link(int removed, int added) {
        StoredObject before = changes.get(removed).object();
        StoredObject after = changes.get(added).object();
        changes.set(removed, changes.get(removed).renamed(after));
        changes.set(added, changes.get(added).renamed(before));
    }

    private static Group group(ResourceChange change) {
        StoredObject o = change.object();
        return new Group(o.environment(), o.unit(), o.group(), o.kind());
    }

    /** The one that is most like it; empty where none is, or two are. */
    private static Optional<Content> best(Content one, List<Content> others) {
        Optional<Content> best = Optional.empty();
        double most = NEARLY;
        boolean isUnclear = false;
        for (Content other : others) {
            double likeness = likeness(one, other);
            if (likeness > most || (best.isEmpty() && likeness >= most)) {
                best = Optional.of(other);
                most = likeness;
                isUnclear = false;
            } else if (best.isPresent() && likeness == most) {
                isUnclear = true;
            }
        }
        return isUnclear ? Optional.empty() : best;
    }

    /** From 0 to 1, and a little more for names that begin or end alike. */
    private static double likeness(Content a, Content b) {
        long common = a.values().stream().filter(b.values()::contains).count();
        int all = a.values().size() + b.values().size();
        double same = all == 0 ? 0 : 2.0 * common / all;
        return same < NEARLY ? same : same + alike(a.name(), b.name()) / 1000.0;
    }

    private static int alike(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int head = 0;
        while (head < shorter && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        return head + tail;
    }

    private Content content(int index) {
        StoredObject object = changes.get(index).object();
        Set<String> values = new HashSet<>();
        object.body().members().forEach((key, member) -> {
            if (!key.equals("apiVersion") && !key.equals("kind")) {
                collect(key, member.value(), object.name(), values);
            }
        });
        values.remove("metadata.name=" + NAME);
        values.removeIf(v -> v.startsWith("metadata.namespace="));
        return new Content(index, object.name(), values);
    }

    private static void collect(String path, Node node, String name, Set<String> values) {
        switch (node) {
            case Mapping m ->
                m.members().forEach((key, member) -> collect(path + "." + key, member.value(), name, values));
            case Sequence s -> s.items().forEach(item -> collect(path + "[]", item, name, values));
            case Scalar.Text(String text, var _) ->
                values.add(path + "=" + (name.isEmpty() ? text : text.replace(name, NAME)));
            case Scalar other -> values.add(path + "=" + other);
        }
    }
}
