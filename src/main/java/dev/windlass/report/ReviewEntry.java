package dev.windlass.report;

import dev.windlass.review.ChangeGroup;
import dev.windlass.review.ChangeGroups;
import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.ResourceChange.Action;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.Risk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What is one thing to a reader of a review: a change, the same change in many units, or all that is safely added to or removed from one
 * unit.
 *
 * @param members in their order; at least one, and all of one environment, action and risk
 */
record ReviewEntry(List<Judged> members) {
    /** How many names, or places, stand in one line. */
    private static final int FEW = 3;

    /** How many resources of a unit are named. */
    private static final int MANY = 12;

    ReviewEntry {
        members = List.copyOf(members);
    }

    /** All changes: what is blocked first, then by danger; what is equal stays in its order. */
    static List<ReviewEntry> of(List<Judged> changes) {
        Map<List<Object>, List<Judged>> entries = new LinkedHashMap<>();
        for (ChangeGroup group : ChangeGroups.of(changes)) {
            List<Object> key = joins(group) ? unit(group) : List.of(entries.size());
            entries.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(group.members());
        }
        return entries.values().stream()
                .map(ReviewEntry::new)
                .sorted(Comparator.comparing((ReviewEntry e) -> !e.first().isBlocked())
                        .thenComparing(ReviewEntry::risk))
                .toList();
    }

    /** Whether it is one of those that become one entry with others of the unit. */
    private static boolean joins(ChangeGroup group) {
        ResourceChange change = group.representative().change().change();
        return group.representative().change().risk() == Risk.SAFE
                && change.action() != Action.CHANGE
                && change.renamed().isEmpty()
                && group.units().size() == 1;
    }

    private static List<Object> unit(ChangeGroup group) {
        ResourceChange change = group.representative().change().change();
        return List.of(change.object().environment(), change.object().unit(), change.action());
    }

    Judged first() {
        return members.getFirst();
    }

    ResourceChange change() {
        return first().change().change();
    }

    String environment() {
        return change().object().environment();
    }

    Risk risk() {
        return first().change().risk();
    }

    /** {@code blocked}, with the classes where they are not the entry's own; {@code acknowledged}, or nothing. */
    String mark() {
        SortedSet<Risk> blocked = first().blocked();
        if (blocked.isEmpty()) {
            return first().acknowledged() ? "acknowledged" : "";
        }
        return blocked.equals(Set.of(risk()))
                ? "blocked"
                : "blocked for " + blocked.stream().map(Risk::id).collect(Collectors.joining(" and "));
    }

    /** Whether it joins resources of several kinds, which have no reason in common. */
    boolean isMixed() {
        return members.stream()
                        .map(m -> m.change().change().object().kind())
                        .distinct()
                        .count()
                > 1;
    }

    /** What changes: {@code StatefulSet/bitcoin-0 of bitcoin}, or how many there are and some of their names. */
    String names() {
        StoredObject object = change().object();
        if (isMixed()) {
            return Glyphs.shown(members.size() + " resources of " + object.unit());
        }
        if (members.size() > 1) {
            List<String> names = members.stream()
                    .map(m -> m.change().change().object().name())
                    .toList();
            return Glyphs.shown(members.size() + " of " + object.kind() + " (" + some(names, FEW) + ")");
        }
        String moved = change().before()
                .map(StoredObject::unit)
                .filter(unit -> !unit.equals(object.unit()))
                .map(unit -> ", before of " + unit)
                .orElse("");
        String renamed = change().renamed()
                .map(o -> (change().action() == Action.ADD ? ", before " : ", now ") + o.title())
                .orElse("");
        return Glyphs.shown(object.title() + " of " + object.unit() + moved + renamed);
    }

    /** Why it is as dangerous as it is; of resources of several kinds, which ones they are. */
    String reason() {
        return Glyphs.shown(
                isMixed()
                        ? some(
                                members.stream()
                                        .map(m -> m.change().change().object().title())
                                        .toList(),
                                MANY)
                        : first().change().reason());
    }

    /** The lines of the repository that the changes come from; empty where none had a part in them. */
    Optional<String> places() {
        Set<String> places = new LinkedHashSet<>();
        for (Judged member : members) {
            for (FieldChange field : member.change().change().fields()) {
                field.cause()
                        .ifPresent(at ->
                                places.add(at.file().name() + ":" + at.from().line()));
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(Glyphs.shown(some(places, FEW)));
    }

    private static String some(Collection<String> all, int most) {
        String first = all.stream().limit(most).collect(Collectors.joining(", "));
        return all.size() > most ? first + " and " + (all.size() - most) + " more" : first;
    }
}
