package dev.windlass.render.patch;

import dev.windlass.source.Code;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One operation of a JSON Patch (RFC 6902). */
final class JsonPatch {
    private final Mapping step;

    private JsonPatch(Mapping step) {
        this.step = step;
    }

    static Node apply(Node document, Mapping step) throws PatchException {
        JsonPatch patch = new JsonPatch(step);
        List<String> path = patch.pointer("path");
        return switch (step.text("op").orElse("")) {
            case "add" -> patch.add(document, path, patch.value());
            case "remove" -> patch.remove(document, path);
            case "replace" -> patch.replace(document, path, patch.value());
            case "move" -> {
                List<String> from = patch.pointer("from");
                if (path.size() > from.size() && path.subList(0, from.size()).equals(from)) {
                    throw patch.invalid("from", "moves a value into itself");
                }
                yield patch.add(patch.remove(document, from), path, patch.at(document, from, "from"));
            }
            case "copy" -> patch.add(document, path, patch.at(document, patch.pointer("from"), "from"));
            case "test" -> {
                if (!patch.at(document, path, "path").equals(patch.value())) {
                    throw new PatchException(
                            Code.PATCH_MISSED, step.keyPlace("path"), "tests for a value that is not there");
                }
                yield document;
            }
            default -> throw patch.invalid("op", "needs an \"op\": add, remove, replace, move, copy or test");
        };
    }

    private Node value() throws PatchException {
        Node value = step.get("value");
        if (value == null) {
            throw invalid("op", "needs a \"value\"");
        }
        return value;
    }

    private List<String> pointer(String field) throws PatchException {
        Optional<String> text = step.text(field);
        if (text.isEmpty() || (!text.get().isEmpty() && !text.get().startsWith("/"))) {
            throw invalid(field, "needs a \"" + field + "\" that begins with \"/\"");
        }
        if (text.get().isEmpty()) {
            return List.of();
        }
        return Arrays.stream(text.get().substring(1).split("/", -1))
                .map(s -> s.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private Node at(Node document, List<String> path, String field) throws PatchException {
        Node here = document;
        for (String name : path) {
            here = child(here, name, field);
        }
        return here;
    }

    private Node child(Node parent, String name, String field) throws PatchException {
        Node found = switch (parent) {
            case Mapping m -> m.get(name);
            case Sequence s -> s.items().get(index(s, name, s.items().size() - 1, field));
            case Scalar scalar -> null;
        };
        if (found == null) {
            throw missed(name, field);
        }
        return found;
    }

    private Node add(Node node, List<String> path, Node value) throws PatchException {
        if (path.isEmpty()) {
            return value;
        }
        String name = path.getFirst();
        if (path.size() > 1) {
            return with(node, name, add(child(node, name, "path"), path.subList(1, path.size()), value));
        }
        return switch (node) {
            case Mapping m ->
                new Mapping.Builder()
                        .putAll(m)
                        .put(name, step.origin(), MergePatch.replacing(value, m.get(name)))
                        .build(m.origin());
            case Sequence s -> {
                List<Node> items = new ArrayList<>(s.items());
                items.add(name.equals("-") ? items.size() : index(s, name, items.size(), "path"), value);
                yield new Sequence(items, s.origin());
            }
            case Scalar scalar -> throw missed(name, "path");
        };
    }

    private Node remove(Node node, List<String> path) throws PatchException {
        if (path.isEmpty()) {
            throw invalid("path", "removes the whole object");
        }
        String name = path.getFirst();
        Node child = child(node, name, "path");
        if (path.size() > 1) {
            return with(node, name, remove(child, path.subList(1, path.size())));
        }
        return switch (node) {
            case Mapping m -> new Mapping.Builder().putAll(m).remove(name).build(m.origin());
            case Sequence s -> {
                List<Node> items = new ArrayList<>(s.items());
                items.remove(index(s, name, items.size() - 1, "path"));
                yield new Sequence(items, s.origin());
            }
            case Scalar scalar -> throw missed(name, "path");
        };
    }

    private Node replace(Node node, List<String> path, Node value) throws PatchException {
        if (path.isEmpty()) {
            return MergePatch.replacing(value, node);
        }
        String name = path.getFirst();
        return with(node, name, replace(child(node, name, "path"), path.subList(1, path.size()), value));
    }

    /** The parent with another child under a name that it has. */
    private Node with(Node parent, String name, Node child) throws PatchException {
        return switch (parent) {
            case Mapping m -> {
                Mapping.Member old = m.members().get(name);
                yield new Mapping.Builder()
                        .putAll(m)
                        .put(name, old == null ? step.origin() : old.key(), child)
                        .build(m.origin());
            }
            case Sequence s -> {
                List<Node> items = new ArrayList<>(s.items());
                items.set(index(s, name, items.size() - 1, "path"), child);
                yield new Sequence(items, s.origin());
            }
            case Scalar scalar -> throw missed(name, "path");
        };
    }

    private int index(Sequence list, String name, int most, String field) throws PatchException {
        boolean number = name.length() <= 9 && !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || (name.length() > 1 && name.startsWith("0"))) {
            throw invalid(field, "needs the number of an element where it says \"" + name + '"');
        }
        int index = Integer.parseInt(name);
        if (index > most) {
            throw new PatchException(
                    Code.PATCH_MISSED,
                    step.keyPlace(field),
                    "names element " + index + " of a list that has "
                            + list.items().size());
        }
        return index;
    }

    private PatchException missed(String name, String field) {
        return new PatchException(
                Code.PATCH_MISSED, step.keyPlace(field), "names \"" + name + "\", which is not there");
    }

    private PatchException invalid(String field, String message) {
        return new PatchException(Code.PATCH_INVALID, step.keyPlace(field), message);
    }
}
