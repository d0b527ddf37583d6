package dev.windlass.tree;

import dev.windlass.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Where a value came from. */
public sealed interface Origin {
    /** A person wrote it here. */
    record Written(Span at) implements Origin {}

    /** Nobody wrote it in a spec: a constant of a template, a default of a schema, a name taken from a file's name. */
    record Generated(Span at) implements Origin {}

    /**
     * A template made it.
     *
     * @param placed the line of the template that put it where it stands
     * @param from the values that it is, or was computed from
     * @param because the values that a choice hung on
     */
    record Computed(Span placed, List<Origin> from, List<Origin> because) implements Origin {
        public Computed {
            from = List.copyOf(from);
            because = List.copyOf(because);
        }
    }

    /**
     * A part of a text of several lines came from here, as a line of a configuration file does. Stands among {@link Computed#from()} only.
     *
     * @param start where the part begins in the text, counted in {@code char}s
     * @param end where it ends
     */
    record Part(int start, int end, Origin of) implements Origin {}

    /** A layer or a patch put it here, over what was there before. {@code by} is never itself an {@code Overrode}. */
    record Overrode(Origin by, Origin earlier) implements Origin {}

    /** The origin of a value that replaces another, the longest-standing at the end of the chain. */
    static Origin over(Origin by, Origin earlier) {
        return by instanceof Overrode(Origin latest, Origin before)
                ? new Overrode(latest, over(before, earlier))
                : new Overrode(by, earlier);
    }

    /** The place to show to someone who must change the value: the spec line where there is one, else the template's. */
    default Span place() {
        return switch (this) {
            case Written(Span at) -> at;
            case Generated(Span at) -> at;
            case Computed(Span placed, List<Origin> from, List<Origin> because) -> {
                List<Origin> sources = from.isEmpty() ? because : from;
                yield sources.stream()
                        .filter(Origin::isWritten)
                        .map(Origin::place)
                        .findFirst()
                        .orElse(placed);
            }
            case Part p -> p.of().place();
            case Overrode(Origin by, Origin _) -> by.place();
        };
    }

    /** Whether a spec line took part in the value. */
    default boolean isWritten() {
        return switch (this) {
            case Written _ -> true;
            case Generated _ -> false;
            case Computed c ->
                c.from().stream().anyMatch(Origin::isWritten)
                        || c.because().stream().anyMatch(Origin::isWritten);
            case Part p -> p.of().isWritten();
            case Overrode(Origin by, Origin _) -> by.isWritten();
        };
    }

    /** Each place that a person wrote and that the value has now, without what was overridden and without conditions. */
    default List<Span> written() {
        List<Span> places = new ArrayList<>();
        collect(this, places);
        return places.stream().distinct().toList();
    }

    private static void collect(Origin origin, List<Span> places) {
        switch (origin) {
            case Written(Span at) -> places.add(at);
            case Generated _ -> {}
            case Computed c -> c.from().forEach(o -> collect(o, places));
            case Part p -> collect(p.of(), places);
            case Overrode(Origin by, Origin _) -> collect(by, places);
        }
    }
}
