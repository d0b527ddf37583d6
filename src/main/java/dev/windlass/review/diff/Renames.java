package dev.windlass.review.diff;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the objects that go and come back under another name: of one kind, in one unit or in a unit that is renamed itself, with nearly the
 * same content apart from names. Only what is clear is recognised: an object with two candidates that are as good as one another has none.
 */
final class Renames {
    /** The part of the values of both that must be equal. */
    private static final double NEARLY = 0.75;

    /** More values are not held against one another. */
    private static final long MOST = 20_000_000;

    private static final String NAME = "\0";
    private static final String UNIT = "\1";

    private final List<ResourceChange> changes;
    private final Set<String> unitsBefore;
    private final Set<String> unitsAfter;

    /** What an object says, each value with its path, the names of it and its unit left out. */
    private record Content(int index, String name, Set<String> values) {}

    /** Where an object may have got another name. */
    private record Group(String environment, String unit, String group, String kind) {}

    private Renames(Comparison comparison) {
        this.changes = new ArrayList<>(comparison.changes());
        this.unitsBefore = units(comparison.before());
        this.unitsAfter = units(comparison.after());
    }

    /** The same comparison; the changes of renamed objects name their counterparts. */
    static Comparison in(Comparison comparison) {
        Renames renames = new Renames(comparison);
        renames.link(c -> Optional.of(c.object().unit()));
        renames.link(renames::renamedUnit);
        return new Comparison(comparison.before(), comparison.after(), comparison.units(), renames.changes);
    }

    private static Set<String> units(State state) {
        return state.objects().values().stream().map(Renames::place).collect(Collectors.toSet());
    }

    private static String place(StoredObject object) {
        return object.environment() + "/" + object.unit();
    }

    /** All units that come or go as a whole are as one. */
    private Optional<String> renamedUnit(ResourceChange change) {
        String place = place(change.object());
        boolean isWhole = !unitsBefore.contains(place) || !unitsAfter.contains(place);
        return isWhole ? Optional.of("") : Optional.empty();
    }

    /** @param unit what objects must have in common to be counterparts; empty for those that have none */
    private void link(Function<ResourceChange, Optional<String>> unit) {
        Map<Group, List<Content>> gone = new LinkedHashMap<>();
        Map<Group, List<Content>> come = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            ResourceChange change = changes.get(i);
            Optional<String> common = unit.apply(change);
            if (change.action() != ResourceChange.Action.CHANGE
                    && change.renamed().isEmpty()
                    && common.isPresent()) {
                boolean isGone = change.action() == ResourceChange.Action.REMOVE;
                StoredObject object = change.object();
                Group group = new Group(object.environment(), common.get(), object.group(), object.kind());
                (isGone ? gone : come)
                        .computeIfAbsent(group, g -> new ArrayList<>())
                        .add(content(i));
            }
        }
        gone.forEach((group, old) -> link(old, come.getOrDefault(group, List.of())));
    }

    private void link(List<Content> old, List<Content> now) {
        if (size(old) * size(now) > MOST) {
            return;
        }
        for (Content removed : old) {
            best(removed, now)
                    .filter(added -> best(added, old).filter(removed::equals).isPresent())
                    .ifPresent(added -> link(removed.index(), added.index()));
        }
    }

    private static long size(List<Content> contents) {
        return contents.stream().mapToLong(c -> c.values().size()).sum();
    }

    private void link(int removed, int added) {
        StoredObject before = changes.get(removed).object();
        StoredObject after = changes.get(added).object();
        changes.set(removed, changes.get(removed).renamed(after));
        changes.set(added, changes.get(added).renamed(before));
    }

    /** The one that is most like it; empty where none is, or two are. */
    private static Optional<Content> best(Content one, List<Content> others) {
        Optional<Content> best = Optional.empty();
        double most = 0;
        boolean isUnclear = false;
        for (Content other : others) {
            double likeness = likeness(one, other);
            if (likeness >= NEARLY && likeness > most) {
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
                collect(key, member.value(), object, values);
            }
        });
        values.remove("metadata.name=" + NAME);
        values.removeIf(v -> v.startsWith("metadata.namespace="));
        return new Content(index, object.name(), values);
    }

    private static void collect(String path, Node node, StoredObject object, Set<String> values) {
        switch (node) {
            case Mapping m ->
                m.members().forEach((key, member) -> collect(path + "." + key, member.value(), object, values));
            case Sequence s -> s.items().forEach(item -> collect(path + "[]", item, object, values));
            case Scalar.Text(String text, var _) -> {
                String nameless = WithoutName.of(text, object.name(), NAME);
                values.add(path + "=" + WithoutName.of(nameless, object.unit(), UNIT));
            }
            case Scalar other -> values.add(path + "=" + other);
        }
    }
}
