package dev.windlass.report;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Changes of one environment that are one to a reader: the same fields change in the same way, for several units.
 *
 * @param changes at least one
 */
record ReviewGroup(List<Judged> changes) {
    /** What is blocked first, then by danger, then in order of environments; what is equal stays in its order. */
    static final Comparator<ReviewGroup> MOST_DANGEROUS_FIRST = Comparator.comparing(
                    (ReviewGroup g) -> !g.first().isBlocked())
            .thenComparing(g -> g.first().change().risk());

    ReviewGroup {
        changes = List.copyOf(changes);
    }

    /** What the changes of a group have in common. */
    private record Likeness(
            String environment,
            ResourceChange.Action action,
            String kind,
            List<Risk> risks,
            List<Field> fields,
            SortedSet<Risk> blocked,
            boolean acknowledged) {}

    private record Field(String path, String before, String after) {}

    /** All changes, in groups, those to look at first in front. */
    static List<ReviewGroup> of(List<Judged> changes) {
        Map<Likeness, List<Judged>> alike = new LinkedHashMap<>();
        for (Judged judged : changes) {
            alike.computeIfAbsent(likeness(judged), _ -> new ArrayList<>()).add(judged);
        }
        return alike.values().stream()
                .map(ReviewGroup::new)
                .sorted(MOST_DANGEROUS_FIRST)
                .toList();
    }

    private static Likeness likeness(Judged judged) {
        ResourceChange change = judged.change().change();
        return new Likeness(
                change.object().environment(),
                change.action(),
                change.object().group() + "/" + change.object().kind(),
                judged.change().hazards().stream().map(Hazard::risk).toList(),
                change.fields().stream()
                        .map(f -> new Field(
                                f.path().toString(),
                                f.before().map(Object::toString).orElse(""),
                                f.after().map(Object::toString).orElse("")))
                        .toList(),
                judged.blocked(),
                judged.acknowledged());
    }

    Judged first() {
        return changes.getFirst();
    }

    String environment() {
        return first().change().change().object().environment();
    }

    Risk risk() {
        return first().change().risk();
    }
}
