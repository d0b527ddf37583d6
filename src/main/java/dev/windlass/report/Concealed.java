package dev.windlass.report;

import dev.windlass.review.diff.StoredObject;
import dev.windlass.source.Secrets;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.FieldPath.Step;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values of changed fields as they may be shown: without what a Secret holds, what goes by the name of a secret and what looks like a
 * credential. Windlass renders no such thing, but a change may have it on its other side.
 */
final class Concealed {
    private static final String HIDDEN = "(hidden)";
    private static final Set<String> DATA = Set.of("data", "stringData");

    private Concealed() {}

    /**
     * The value of a field, or what stands for it.
     *
     * @param object that has it
     */
    static Node of(StoredObject object, FieldPath path, Node value) {
        boolean isSecret = object.kind().equals("Secret")
                && !path.steps().isEmpty()
                && DATA.contains(path.steps().getFirst() instanceof Step.Field(String name) ? name : "");
        return isSecret ? hidden(value) : shown(name(object, path), value);
    }

    /** What the value of a field goes by: its key, or the name beside it where there is one. */
    private static String name(StoredObject object, FieldPath path) {
        String name = "";
        Node at = object.body();
        for (Step step : path.steps()) {
            switch (step) {
                case Step.Index(int index) ->
                    at = at instanceof Sequence s && index < s.items().size()
                            ? s.items().get(index)
                            : object.body();
                case Step.Field(String key) -> {
                    name = name(at, key);
                    at = below(at, key);
                }
                case Step.Key(String key) -> {
                    name = name(at, key);
                    at = below(at, key);
                }
            }
        }
        return name;
    }

    private static String name(Node parent, String key) {
        return key.equals("value") && parent instanceof Mapping m
                ? m.text("name").orElse(key)
                : key;
    }

    private static Node below(Node parent, String key) {
        return parent instanceof Mapping m && m.get(key) instanceof Node value ? value : parent;
    }

    private static Node shown(String name, Node value) {
        return switch (value) {
            case Mapping m -> {
                Mapping.Builder shown = new Mapping.Builder(m.members().size());
                m.members().forEach((key, member) -> shown.put(key, member.key(), shown(name(m, key), member.value())));
                yield shown.build(m.origin());
            }
            case Sequence s ->
                new Sequence(s.items().stream().map(i -> shown(name, i)).toList(), s.origin());
            case Scalar.Text(String text, var origin) ->
                Secrets.isName(name) || Secrets.isIn(text)
                        ? hidden(value)
                        : new Scalar.Text(withoutSecrets(text), origin);
            default -> value;
        };
    }

    /** A text without what its lines say of secrets, as a line of a configuration file does. */
    private static String withoutSecrets(String text) {
        return text.indexOf('\n') < 0
                ? Secrets.hidden(text)
                : text.lines()
                        .map(Secrets::hidden)
                        .collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""));
    }

    private static Node hidden(Node value) {
        return switch (value) {
            case Mapping m -> {
                Mapping.Builder hidden = new Mapping.Builder(m.members().size());
                m.members().forEach((key, member) -> hidden.put(key, member.key(), hidden(member.value())));
                yield hidden.build(m.origin());
            }
            case Sequence s ->
                new Sequence(s.items().stream().map(Concealed::hidden).toList(), s.origin());
            default -> new Scalar.Text(HIDDEN, value.origin());
        };
    }
}
