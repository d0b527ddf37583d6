package dev.windlass.source;

import java.util.Comparator;

/** A half-open stretch of one source file, counted in {@code char}s from its start. */
public record Span(SourceFile file, int start, int end) implements Comparable<Span> {
    private static final Comparator<Span> ORDER = Comparator.comparing((Span s) -> s.file.name())
            .thenComparingInt(Span::start)
            .thenComparingInt(Span::end);

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
    }

    /** The place of the first character. */
    public Place from() {
        return file.place(start);
    }

    /** The place behind the last character. */
    public Place to() {
        return file.place(end);
    }

    /** By file name, then by place: the order in which people read. */
    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }

    /** {@code FILE:LINE:COLUMN}. */
    @Override
    public String toString() {
        return file.name() + ":" + from();
    }
}
