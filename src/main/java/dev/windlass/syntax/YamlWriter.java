package dev.windlass.syntax;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;

/**
 * Writes canonical YAML: equal trees in equal order give equal bytes, and every reader of YAML 1.1 or 1.2 takes them for the same values.
 *
 * <ul>
 *   <li>In the root mapping {@code apiVersion}, {@code kind} and {@code metadata} come first; everything else is in the order of the nodes.
 *   <li>Two spaces a level; the items of a list stand below their key without indentation, as kubectl and kustomize write them.
 *   <li>Text is plain where all readers take it for that text, a literal block ({@code |}) where it has several lines that a block keeps
 *       exactly, and else in double quotes. Lines are never folded, lines end with LF, empty collections are {@code {}} and {@code []}, and
 *       there are no anchors, tags or comments.
 *   <li>A key longer than the 1,024 characters that readers look ahead for a colon is written as {@code ? KEY}.
 *   <li>Half a surrogate pair is written as an escape: it comes back in Java and Python; go-yaml refuses it, which is right for
 *       something that no UTF-8 text can hold.
 * </ul>
 */
public final class YamlWriter {
    /** The longest key before a colon, with room for its quotes and the colon; SnakeYAML, PyYAML and libyaml give up after 1,024. */
    private static final int LONGEST_KEY = 1_000;

    /** What stands first in a Kubernetes object. */
    private static final String[] FIRST = {"apiVersion", "kind", "metadata"};

    /** A text in double quotes, as it may stand anywhere in YAML. */
    public static String quoted(String text) {
        return ScalarText.quoted(text);
    }

    /** The whole document, with a line break at its end. */
    public String write(Node root) {
        StringBuilder out = new StringBuilder(1 << 10);
        write(root, out);
        return out.toString();
    }

    /** Appends the whole document, with a line break at its end. */
    public void write(Node root, StringBuilder out) {
        switch (root) {
            case Mapping m when !m.isEmpty() -> root(m, out);
            case Sequence s when !s.items().isEmpty() -> items(s, 0, out);
            case Scalar.Text(String value, Origin _) ->
                ScalarText.flow(value, out).append('\n');
            default -> leaf(root, 0, out);
        }
    }

    private static void root(Mapping root, StringBuilder out) {
        for (String key : FIRST) {
            Node value = root.get(key);
            if (value != null) {
                member(key, value, 0, out);
            }
        }
        root.members().forEach((key, member) -> {
            if (!isFirst(key)) {
                member(key, member.value(), 0, out);
            }
        });
    }

    private static boolean isFirst(String key) {
        for (String first : FIRST) {
            if (first.equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** The members of a mapping that is not empty, where the first line's indentation is written already. */
    private static void members(Mapping mapping, int indent, StringBuilder out) {
        boolean isFirst = true;
        for (var entry : mapping.members().entrySet()) {
            if (!isFirst) {
                spaces(indent, out);
            }
            isFirst = false;
            member(entry.getKey(), entry.getValue().value(), indent, out);
        }
    }

    private static void member(String key, Node value, int indent, StringBuilder out) {
        int start = out.length();
        ScalarText.flow(key, out);
        if (out.length() - start > LONGEST_KEY) {
            out.insert(start, "? ").append('\n');
            spaces(indent, out);
        }
        out.append(':');
        switch (value) {
            case Mapping m
            when !m.isEmpty() -> {
                out.append('\n');
                spaces(indent + 2, out);
                members(m, indent + 2, out);
            }
            case Sequence s
            when !s.items().isEmpty() -> {
                out.append('\n');
                spaces(indent, out);
                items(s, indent, out);
            }
            default -> {
                out.append(' ');
                leaf(value, indent, out);
            }
        }
    }

    /** The items of a list that is not empty, where the first line's indentation is written already. */
    private static void items(Sequence sequence, int indent, StringBuilder out) {
        boolean isFirst = true;
        for (Node item : sequence.items()) {
            if (!isFirst) {
                spaces(indent, out);
            }
            isFirst = false;
            out.append("- ");
            switch (item) {
                case Mapping m when !m.isEmpty() -> members(m, indent + 2, out);
                case Sequence s when !s.items().isEmpty() -> items(s, indent + 2, out);
                default -> leaf(item, indent, out);
            }
        }
    }

    /** What fits behind a key or a dash, with its line break. */
    private static void leaf(Node value, int indent, StringBuilder out) {
        switch (value) {
            case Mapping _ -> out.append("{}\n");
            case Sequence _ -> out.append("[]\n");
            case Scalar.Text(String text, Origin _) -> ScalarText.value(text, indent + 2, out);
            case Scalar.Int(long number, Origin _) -> out.append(number).append('\n');
            case Scalar.Real(double number, Origin _) ->
                out.append(ScalarTable.plain(number)).append('\n');
            case Scalar.Bool(boolean truth, Origin _) -> out.append(truth).append('\n');
            case Scalar.Null _ -> out.append("null\n");
        }
    }

    private static void spaces(int count, StringBuilder out) {
        out.repeat(' ', count);
    }
}
