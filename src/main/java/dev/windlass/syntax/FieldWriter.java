package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sets fields of specs in place. Only the value changes, which is always written in double quotes; where the field is not there yet, it is
 * added in the style of what stands around it. All other text stays as it is: comments, order, indentation, quotes, line breaks.
 *
 * <p>Each way to write a field is a proposal. What counts is that the file, read again, has this field changed and no other: the first
 * proposal for which that holds is taken.
 */
public final class FieldWriter {
    private final YamlReader reader = new YamlReader();

    /**
     * The file with the field set.
     *
     * @return no value where the file cannot be read, or has something in the field's place that cannot be edited; the diagnostics say why
     */
    public Result<SourceFile> set(SourceFile file, FieldEdit edit) {
        Result<Node> read = reader.read(file);
        if (read.hasErrors()) {
            return Result.none(read.diagnostics());
        }
        Node content = read.value().orElse(Mapping.empty(new Origin.Written(file.start())));
        if (!(content instanceof Mapping root)) {
            return Result.none(notEditable(edit, content.origin().place(), "this spec is " + content.kind()));
        }
        Mapping parent = root;
        List<String> path = edit.path();
        int depth = 0;
        while (depth < path.size() - 1 && parent.get(path.get(depth)) instanceof Node next) {
            if (!(next instanceof Mapping mapping)) {
                String what = "\"" + path.get(depth) + "\" is " + next.kind() + " here";
                return Result.none(notEditable(edit, parent.keyPlace(path.get(depth)), what));
            }
            parent = mapping;
            depth++;
        }
        List<String> rest = path.subList(depth, path.size());
        Mapping expected = expected(root, path, edit);
        Optional<SourceFile> written = proposals(file, root, parent, rest, edit)
                .map(text -> new SourceFile(file.name(), text))
                .filter(f -> reads(f, expected))
                .findFirst();
        Span place = parent.isEmpty() ? file.start() : parent.origin().place();
        return written.map(Result::of)
                .orElseGet(() -> Result.none(notEditable(edit, place, "this cannot be edited in place")));
    }

    private static Diagnostic notEditable(FieldEdit edit, Span at, String what) {
        String value = edit.value().map(ScalarText::quoted).orElse("null");
        return Diagnostic.error(Code.NOT_EDITABLE, at, what + ", so " + edit.field() + " cannot be written into it")
                .help("edit the file yourself, so that " + edit.field() + " is " + value);
    }

    private boolean reads(SourceFile file, Mapping expected) {
        Result<Node> read = reader.read(file);
        return !read.hasErrors() && read.value().filter(expected::equals).isPresent();
    }

    private static Mapping expected(Mapping from, List<String> path, FieldEdit edit) {
        Mapping.Builder to = new Mapping.Builder().putAll(from);
        String key = path.getFirst();
        if (path.size() > 1) {
            to.put(key, expected(from.mapping(key), path.subList(1, path.size()), edit));
        } else {
            Origin here = from.origin();
            to.put(key, edit.value().<Node>map(v -> new Scalar.Text(v, here)).orElse(new Scalar.Null(here)));
            edit.alternatives().stream()
                    .filter(a -> !(from.get(a) instanceof Scalar.Null))
                    .forEach(to::remove);
        }
        return to.build(from.origin());
    }

    private static Stream<String> proposals(
            SourceFile file, Mapping root, Mapping parent, List<String> rest, FieldEdit edit) {
        String value = edit.value().map(ScalarText::quoted).orElse("null");
        Additions additions = new Additions(file.text());
        if (rest.size() == 1) {
            if (parent.get(rest.getFirst()) instanceof Node old) {
                return replaced(file.text(), old, value);
            }
            for (String alternative : edit.alternatives()) {
                Node other = parent.get(alternative);
                if (other != null && !(other instanceof Scalar.Null)) {
                    return renamed(file.text(), parent.keyPlace(alternative), rest.getFirst(), other, value);
                }
            }
        }
        if (root.isEmpty() && !Additions.isFlow(file.text(), root)) {
            return Stream.of(additions.toNothing(rest, value));
        }
        return Additions.isFlow(file.text(), parent)
                ? Stream.of(additions.inBrackets(parent, rest, value))
                : additions.byLines(parent, rest, value).stream();
    }

    private static Stream<String> replaced(String text, Node old, String value) {
        Span at = old.origin().place();
        if (!(old instanceof Scalar)) {
            return Stream.of();
        }
        if (at.start() == at.end()) {
            // A key without a value: with its colon, with a blank behind that, or without any.
            return Stream.of(value, " " + value, ": " + value).map(v -> spliced(text, at, v));
        }
        return Stream.of(spliced(text, at, value + comment(text.substring(at.start(), at.end()))));
    }

    /** The comment that stands behind the sign of a block of text, which would go with the block. */
    private static String comment(String scalar) {
        String first = scalar.lines().findFirst().orElse("");
        int at = first.indexOf(" #");
        if (at < 0 || !(scalar.startsWith("|") || scalar.startsWith(">"))) {
            return "";
        }
        return first.substring(first.substring(0, at).stripTrailing().length());
    }

    /** Another key where one stands, quoted as that one is. */
    private static Stream<String> renamed(String text, Span key, String name, Node old, String value) {
        String quote = Additions.quote(text, key);
        return replaced(text, old, value).map(t -> spliced(t, key, quote + name + quote)).toList().stream();
    }

    private static String spliced(String text, Span at, String by) {
        return text.substring(0, at.start()) + by + text.substring(at.end());
    }

    /** All of the edits, one after the other; no value where one of them cannot be made. */
    public Result<SourceFile> setAll(SourceFile file, List<FieldEdit> edits) {
        SourceFile now = file;
        List<Diagnostic> failed = new ArrayList<>();
        for (FieldEdit edit : edits) {
            Result<SourceFile> next = set(now, edit);
            if (next.value().isEmpty()) {
                failed.addAll(next.diagnostics());
            } else {
                now = next.value().get();
            }
        }
        return failed.isEmpty() ? Result.of(now) : Result.none(failed);
    }
}
