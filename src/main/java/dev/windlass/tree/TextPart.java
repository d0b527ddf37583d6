package dev.windlass.tree;

import dev.windlass.source.Span;
import java.util.List;

/** A part of a text with where that part came from, as far as it is known. */
public final class TextPart {
    private TextPart() {}

    /**
     * Cuts a text. Of parts that are known to have come from elsewhere nothing is left in the origin; what was copied as a whole is narrowed to
     * the same {@code char}s.
     */
    public static Scalar.Text of(Scalar.Text text, int start, int end) {
        return new Scalar.Text(text.value().substring(start, end), narrowed(text.origin(), text.value(), start, end));
    }

    private static Origin narrowed(Origin origin, String text, int start, int end) {
        return switch (origin) {
            case Origin.Written(Span at)
            when at.file().text().startsWith(text, at.start()) ->
                new Origin.Written(at.file().span(at.start() + start, at.start() + end));
            case Origin.Computed(Span placed, List<Origin> from, List<Origin> because) -> {
                List<Origin> here = from.stream()
                        .filter(o -> o instanceof Origin.Part p && p.start() < end && start < p.end())
                        .toList();
                boolean hasParts = from.stream().anyMatch(Origin.Part.class::isInstance);
                yield new Origin.Computed(
                        placed,
                        hasParts
                                ? here
                                : from.stream()
                                        .map(o -> narrowed(o, text, start, end))
                                        .toList(),
                        because);
            }
            case Origin.Overrode(Origin by, Origin earlier) ->
                new Origin.Overrode(narrowed(by, text, start, end), earlier);
            default -> origin;
        };
    }
}
