package dev.windlass.tree;

import dev.windlass.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One place that had a part in a value.
 *
 * @param role which part
 */
public record OriginPlace(Role role, Span at) {
    /**
     * Every place that had a part in a value, each once for each part: what was written, what that overrode (the latest first), the
     * conditions, and the line of the template. A value has one that is {@link Role#WRITTEN} or {@link Role#GENERATED}, never both.
     */
    public static List<OriginPlace> of(Origin origin) {
        Parts parts = new Parts();
        parts.value(origin);
        return parts.all();
    }

    private static final class Parts {
        private final Set<Span> written = new LinkedHashSet<>();
        private final Set<Span> overrode = new LinkedHashSet<>();
        private final Set<Span> conditions = new LinkedHashSet<>();
        private final Set<Span> placed = new LinkedHashSet<>();
        private final Set<Span> generated = new LinkedHashSet<>();

        void value(Origin origin) {
            switch (origin) {
                case Origin.Written(Span at) -> written.add(at);
                case Origin.Generated(Span at) -> generated.add(at);
                case Origin.Computed(Span at, List<Origin> from, List<Origin> because) -> {
                    placed.add(at);
                    from.forEach(this::value);
                    because.forEach(this::condition);
                }
                case Origin.Part p -> value(p.of());
                case Origin.Overrode(Origin by, Origin earlier) -> {
                    value(by);
                    earlier(earlier);
                }
            }
        }

        /** A condition on a default hung on no spec line. */
        private void condition(Origin origin) {
            switch (origin) {
                case Origin.Written(Span at) -> conditions.add(at);
                case Origin.Generated _ -> {}
                case Origin.Computed(Span _, List<Origin> from, List<Origin> because) -> {
                    from.forEach(this::condition);
                    because.forEach(this::condition);
                }
                case Origin.Part p -> condition(p.of());
                case Origin.Overrode(Origin by, Origin _) -> condition(by);
            }
        }

        private void earlier(Origin origin) {
            switch (origin) {
                case Origin.Written(Span at) -> overrode.add(at);
                case Origin.Generated(Span at) -> overrode.add(at);
                case Origin.Computed(Span at, List<Origin> from, List<Origin> _) -> {
                    if (from.isEmpty()) {
                        overrode.add(at);
                    }
                    from.forEach(this::earlier);
                }
                case Origin.Part p -> earlier(p.of());
                case Origin.Overrode(Origin by, Origin before) -> {
                    earlier(by);
                    earlier(before);
                }
            }
        }

        List<OriginPlace> all() {
            List<OriginPlace> all = new ArrayList<>();
            add(all, Role.WRITTEN, written);
            if (written.isEmpty()) {
                add(all, Role.GENERATED, generated.isEmpty() ? placed : generated);
            }
            overrode.removeAll(written);
            conditions.removeAll(written);
            add(all, Role.OVERRODE, overrode);
            add(all, Role.CONDITION, conditions);
            add(all, Role.PLACED, placed);
            return List.copyOf(all);
        }

        private static void add(List<OriginPlace> all, Role role, Set<Span> places) {
            places.forEach(at -> all.add(new OriginPlace(role, at)));
        }
    }
}
