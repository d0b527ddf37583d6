package dev.windlass.review.diff;

import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import dev.windlass.tree.TextPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The places that a change comes from. First those on lines that changed themselves, as far as the old value tells of its files; then those
 * that a person wrote.
 */
final class Because {
    private Because() {}

    /**
     * The places of a value and of all that it holds; of a text of several lines those of the lines that are new, where there are some.
     *
     * @param before what stood there; null where nothing did
     */
    static List<OriginPlace> of(@Nullable Node before, Node now) {
        Set<OriginPlace> places = new LinkedHashSet<>();
        if (before instanceof Scalar.Text old && now instanceof Scalar.Text text) {
            newLines(old.value(), text).forEach(line -> collect(line, places));
        }
        if (places.isEmpty()) {
            collect(now, places);
        }
        boolean isWritten = places.stream().anyMatch(p -> p.role() == Role.WRITTEN);
        Predicate<OriginPlace> isChanged = changed(before, places);
        return places.stream()
                .filter(p -> !isWritten || p.role() != Role.GENERATED)
                .sorted(Comparator.comparing(isChanged::test).reversed().thenComparing(OriginPlace::role))
                .toList();
    }

    /** Whether a place is on a line that its file did not have before. Of a manifest that was read nothing is known of the specs behind it. */
    private static Predicate<OriginPlace> changed(@Nullable Node before, Set<OriginPlace> now) {
        Set<OriginPlace> earlier = new LinkedHashSet<>();
        if (before != null) {
            collect(before, earlier);
        }
        Map<String, Set<String>> lines = new HashMap<>();
        for (OriginPlace place : earlier) {
            SourceFile file = place.at().file();
            lines.computeIfAbsent(file.name(), _ -> file.text().lines().collect(Collectors.toSet()));
        }
        boolean isKnown =
                now.stream().anyMatch(p -> lines.containsKey(p.at().file().name()));
        return place -> {
            SourceFile file = place.at().file();
            Set<String> old = lines.getOrDefault(file.name(), Set.of());
            return isKnown
                    && !file.isBuiltin()
                    && !old.contains(file.line(place.at().from().line()));
        };
    }

    private static List<Node> newLines(String before, Scalar.Text now) {
        Set<String> known = new HashSet<>(Arrays.asList(before.split("\n", -1)));
        List<Node> lines = new ArrayList<>();
        String text = now.value();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (!known.contains(text.substring(start, end))) {
                lines.add(TextPart.of(now, start, end));
            }
            start = end + 1;
        }
        return lines;
    }

    private static void collect(Node node, Set<OriginPlace> places) {
        places.addAll(OriginPlace.of(node.origin()));
        switch (node) {
            case Mapping m -> m.members().values().forEach(v -> collect(v.value(), places));
            case Sequence s -> s.items().forEach(i -> collect(i, places));
            default -> {}
        }
    }

    /** The places of the nearest thing around a value that is gone; of the nearest with a spec line, where there is one. */
    static List<OriginPlace> around(Spot at) {
        List<OriginPlace> nearest = List.of();
        for (@Nullable Spot s = at; s != null; s = s.parent()) {
            Node holder = s.holder();
            if (holder == null) {
                continue;
            }
            List<OriginPlace> places = OriginPlace.of(holder.origin());
            if (places.stream().anyMatch(p -> p.role() == Role.WRITTEN || p.role() == Role.CONDITION)) {
                return places;
            }
            nearest = nearest.isEmpty() ? places : nearest;
        }
        return nearest;
    }
}
