package dev.windlass.review.origin;

import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which values stand on the lines of a YAML file. */
public final class Lines {
    private final List<Line> values = new ArrayList<>();

    /**
     * A value.
     *
     * @param steps the keys (text) and indices (whole numbers) that lead to it
     * @param first the line where it or its key begins, from 1
     * @param last the line where it ends
     */
    public record Line(List<Object> steps, int first, int last, boolean isLeaf) {}

    private int begin = -1;

    private Lines() {}

    /** The values of a file; none where it cannot be read. */
    public static Lines of(SourceFile file) {
        Lines lines = new Lines();
        new YamlReader().read(file).value().ifPresent(root -> {
            lines.begin = root.origin().place().start();
            lines.walk(root, 1, List.of());
        });
        return lines;
    }

    /** Where the outermost value begins, counted in {@code char}s; -1 where there is none. */
    public int begin() {
        return begin;
    }

    /** The leaves in their order. */
    public List<Line> leaves() {
        return values.stream().filter(Line::isLeaf).toList();
    }

    /** What stands on a line: the first scalar there, or else the mapping or list that begins there; empty for a comment. */
    public Optional<Line> at(int line) {
        Optional<Line> leaf = values.stream()
                .filter(Line::isLeaf)
                .filter(v -> v.first() <= line && line <= v.last())
                .findFirst();
        return leaf.or(() -> values.stream()
                .filter(v -> v.first() == line && !v.steps().isEmpty())
                .findFirst());
    }

    private void walk(Node node, int first, List<Object> steps) {
        boolean isLeaf = switch (node) {
            case Mapping m -> m.isEmpty();
            case Sequence s -> s.items().isEmpty();
            default -> true;
        };
        values.add(new Line(steps, first, last(node, first), isLeaf));
        switch (node) {
            case Mapping m ->
                m.members().forEach((key, member) -> walk(member.value(), line(member.key(), first), with(steps, key)));
            case Sequence s -> {
                for (int i = 0; i < s.items().size(); i++) {
                    Node item = s.items().get(i);
                    walk(item, line(item.origin(), first), with(steps, i));
                }
            }
            default -> {}
        }
    }

    private static int last(Node node, int first) {
        return switch (node) {
            case Mapping m
            when !m.isEmpty() ->
                m.members().values().stream()
                        .mapToInt(v -> last(v.value(), line(v.key(), first)))
                        .max()
                        .orElse(first);
            case Sequence s
            when !s.items().isEmpty() ->
                s.items().stream().mapToInt(item -> last(item, first)).max().orElse(first);
            default -> node.origin() instanceof Origin.Written(Span at) ? end(at) : first;
        };
    }

    /** A block ends behind its line break, and so at the beginning of the line that follows. */
    private static int end(Span at) {
        int end = at.to().line();
        return at.to().column() == 1 && end > at.from().line() ? end - 1 : end;
    }

    private static int line(Origin origin, int otherwise) {
        return origin instanceof Origin.Written(Span at) ? at.from().line() : otherwise;
    }

    private static List<Object> with(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return List.copyOf(longer);
    }
}
