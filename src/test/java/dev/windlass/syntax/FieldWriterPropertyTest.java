package dev.windlass.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Edits of specs of every style that people write: only the field changes, and of the text only what is the field. */
class FieldWriterPropertyTest {
    private static final FieldEdit TAG =
            new FieldEdit(List.of("image", "tag"), Optional.of("3f2c1e9"), List.of("digest"));
    private static final FieldEdit VERSION = new FieldEdit(List.of("version"), Optional.of("31.2"), List.of());
    private static final FieldEdit DEEP =
            new FieldEdit(List.of("nodes", "a", "image", "digest"), Optional.of("sha256:0"), List.of("tag"));

    private static final String[] VALUES = {
        "v1",
        "\"v1\"",
        "'v1'",
        "v1  ",
        "31",
        "null",
        "\"a # b\"",
        "'it''s'",
        "\"\\u00e9\\\"\"",
        "é😀",
        "a b",
        "\"\"",
        "a:b",
        "true",
        "~"
    };

    /** A text that is a spec, made of pieces that all are one by themselves. */
    @Provide
    Arbitrary<String> specs() {
        Arbitrary<String> ends = Arbitraries.of("", " # c", "   # 😀 é: {");
        Arbitrary<String> scalars =
                Combinators.combine(Arbitraries.of(VALUES), ends).as((v, e) -> v + e);
        Arbitrary<Integer> steps = Arbitraries.of(1, 2, 4, 7);
        Arbitrary<List<String>> port = scalars.map(v -> List.of("port:   " + v));
        Arbitrary<List<String>> version = scalars.map(v -> List.of("\"version\":\n  " + v));
        Arbitrary<List<String>> plainVersion = scalars.map(v -> List.of("version: " + v));
        Arbitrary<List<String>> text = Arbitraries.of("|", ">-", "|+", "|2-")
                .map(s -> List.of("args: " + s + "\n    x\n\n    # no comment\n"));
        Arbitrary<List<String>> list = ends.map(e -> List.of("uses:" + e + "\n- a" + e + "\n-   b"));
        Arbitrary<List<String>> image = Arbitraries.oneOf(
                members("image"),
                Combinators.combine(steps, ends, blockMembers()).as((n, e, m) -> block("image", n, e, m)));
        Arbitrary<List<String>> nodes = Arbitraries.oneOf(
                Combinators.combine(inner(), ends).as((i, e) -> List.of("nodes: {b: {}, a: {image: " + i + "}}" + e)),
                Combinators.combine(steps, ends, inner())
                        .as((n, e, i) -> block("nodes", n, e, List.of("a: {}" + e, "b: {image: " + i + "}"))),
                Arbitraries.just(List.of("nodes: {}")));
        Arbitrary<List<String>> comments =
                Arbitraries.of("# c", "", "  # d {", "# é😀").map(List::of);
        Arbitrary<List<List<String>>> parts = Combinators.combine(
                        maybe(port),
                        maybe(Arbitraries.oneOf(version, plainVersion)),
                        maybe(text),
                        maybe(list),
                        maybe(image),
                        maybe(nodes))
                .as((a, b, c, d, e, f) -> List.of(a, b, c, d, e, f));
        Arbitrary<List<List<String>>> shuffled = Combinators.combine(
                        parts, comments.list().ofMaxSize(3))
                .as((p, c) -> {
                    List<List<String>> all = new ArrayList<>(p);
                    all.addAll(c);
                    return all;
                })
                .flatMap(all -> Arbitraries.shuffle(all));
        return Combinators.combine(
                        shuffled,
                        Arbitraries.of("\n", "\r\n"),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "---\n", "# top\n"))
                .as((all, newline, isEnded, top) -> {
                    List<String> lines = new ArrayList<>();
                    all.forEach(lines::addAll);
                    String whole = top + String.join("\n", lines);
                    return (isEnded && !whole.isEmpty() ? whole + "\n" : whole).replace("\n", newline);
                })
                .filter(FieldWriterPropertyTest::isSpec);
    }

    private static Arbitrary<List<String>> maybe(Arbitrary<List<String>> part) {
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(List.of())), Tuple.of(2, part));
    }

    /** The inside of an image in brackets, on one line or on several. */
    private static Arbitrary<String> inner() {
        Arbitrary<String> members = Arbitraries.of(
                "",
                " ",
                "repository: r",
                "repository: r, tag: v1",
                "tag: v1",
                "tag",
                "tag:",
                "digest: 'sha256:1', repository: \"r\"",
                "\"digest\":\"sha256:1\"",
                " repository: r , tag: \"v1\" ",
                "repository: r, tag: v1,",
                "repository: r, digest: null",
                "\n  repository: r, # where {\n  tag: v1 # which\n",
                "\n      repository: r, # where\n ");
        return members.map(m -> "{" + m + "}");
    }

    private static Arbitrary<List<String>> members(String key) {
        return inner().map(i -> List.of(key + ": " + i));
    }

    private static Arbitrary<List<String>> blockMembers() {
        Arbitrary<String> tags = Arbitraries.of(
                "tag: v1",
                "tag:   'v1'   # c",
                "tag:",
                "tag: # none",
                "'tag': \"v1\"",
                "tag: |\n         v1",
                "digest: sha256:1 # d",
                "# only");
        return tags.map(t -> List.of("repository: r # where", t)).flatMap(l -> Arbitraries.shuffle(l));
    }

    private static List<String> block(String key, int step, String end, List<String> members) {
        List<String> lines = new ArrayList<>();
        lines.add(key + ":" + end);
        members.forEach(m -> lines.add(" ".repeat(step) + m));
        return lines;
    }

    private static boolean isSpec(String text) {
        Result<Node> read = new YamlReader().read(new SourceFile("a.yaml", text));
        return !read.hasErrors() && read.value().map(v -> v instanceof Mapping).orElse(true);
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE, seed = "61")
    void onlyTheFieldChanges(@ForAll("specs") String text) {
        for (FieldEdit edit : List.of(TAG, VERSION, DEEP)) {
            SourceFile before = new SourceFile("a.yaml", text);
            Result<SourceFile> edited = new FieldWriter().set(before, edit);
            assertEquals(List.of(), edited.diagnostics(), text);
            SourceFile after = edited.value().orElseThrow();
            assertEquals(without(read(before), edit), without(read(after), edit), text);
            assertEquals(edit.value(), value(read(after), edit.path()), after.text());
            assertTrue(after.text().contains('"' + edit.value().orElseThrow() + '"'), "always in double quotes");
            assertEquals(
                    after.text(),
                    new FieldWriter().set(after, edit).value().orElseThrow().text(),
                    "twice is once");
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE, seed = "62")
    void allTextButTheValueStaysAsItIs(@ForAll("specs") String text) {
        for (FieldEdit edit : List.of(TAG, VERSION, DEEP)) {
            SourceFile before = new SourceFile("a.yaml", text);
            String after =
                    new FieldWriter().set(before, edit).value().orElseThrow().text();
            Optional<Span> old = scalar(read(before), edit.path());
            if (old.isPresent() && !isBlock(text, old.get())) {
                // Replaced: the same before the value and behind it.
                String head = text.substring(0, old.get().start());
                String tail = text.substring(old.get().end());
                assertTrue(after.startsWith(head) && after.endsWith(tail), after);
                String value = after.substring(head.length(), after.length() - tail.length());
                assertTrue(value.matches("(: | )?\"" + edit.value().orElseThrow() + "\""), value);
            } else if (old.isEmpty() && !hasAlternative(read(before), edit)) {
                // Added: nothing is lost, and what is new stands in one piece.
                int head = 0;
                while (head < text.length() && text.charAt(head) == after.charAt(head)) {
                    head++;
                }
                assertTrue(after.endsWith(text.substring(head)) || isOnePiece(text, after), after);
                assertEquals(
                        count(text, "\r\n") == count(text, "\n"),
                        count(after, "\r\n") == count(after, "\n") || !text.contains("\n"),
                        after);
            }
        }
    }

    private static boolean isOnePiece(String text, String after) {
        int length = after.length() - text.length();
        for (int at = 0; at <= text.length(); at++) {
            if ((after.substring(0, at) + after.substring(at + length)).equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static int count(String text, String what) {
        return (text.length() - text.replace(what, "").length()) / what.length();
    }

    private static boolean isBlock(String text, Span at) {
        return at.start() < at.end() && "|>".indexOf(text.charAt(at.start())) >= 0;
    }

    private static boolean hasAlternative(Mapping root, FieldEdit edit) {
        List<String> path = new ArrayList<>(edit.path());
        path.removeLast();
        return edit.alternatives().stream().anyMatch(a -> {
            List<String> other = new ArrayList<>(path);
            other.add(a);
            return scalar(root, other).isPresent() && value(root, other).isPresent();
        });
    }

    private static Mapping read(SourceFile file) {
        Node empty = Mapping.empty(new Origin.Written(file.start()));
        return (Mapping) new YamlReader().read(file).value().orElse(empty);
    }

    private static Optional<Span> scalar(Mapping root, List<String> path) {
        return parent(root, path).get(path.getLast()) instanceof Scalar s
                ? Optional.of(s.origin().place())
                : Optional.empty();
    }

    private static Optional<String> value(Mapping root, List<String> path) {
        return parent(root, path).text(path.getLast());
    }

    private static Mapping parent(Mapping root, List<String> path) {
        Mapping at = root;
        for (String key : path.subList(0, path.size() - 1)) {
            at = at.mapping(key);
        }
        return at;
    }

    /** The spec without the field, without its alternatives that say something, and without the mappings that are empty then. */
    private static Mapping without(Mapping from, FieldEdit edit) {
        return without(from, edit.path(), edit);
    }

    private static Mapping without(Mapping from, List<String> path, FieldEdit edit) {
        Mapping.Builder to = new Mapping.Builder().putAll(from);
        if (path.size() == 1) {
            to.remove(path.getFirst());
            edit.alternatives().stream()
                    .filter(a -> !(from.get(a) instanceof Scalar.Null))
                    .forEach(to::remove);
            return to.build(from.origin());
        }
        Mapping below = without(from.mapping(path.getFirst()), path.subList(1, path.size()), edit);
        if (below.isEmpty()) {
            to.remove(path.getFirst());
        } else {
            to.put(path.getFirst(), below);
        }
        return to.build(from.origin());
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE, seed = "63")
    void whateverTheTextIsTheEditIsRightOrRefused(@ForAll("anything") String text) {
        SourceFile before = new SourceFile("a.yaml", text);
        Result<SourceFile> edited = new FieldWriter().set(before, TAG);
        edited.value().ifPresent(after -> assertEquals(TAG.value(), value(read(after), TAG.path())));
        assertEquals(edited.value().isEmpty(), edited.hasErrors());
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> pieces = Arbitraries.of(
                "image",
                "tag",
                "digest",
                ": ",
                ":",
                "{",
                "}",
                "[",
                "]",
                ",",
                "\n",
                "\n  ",
                "\r\n",
                "\r",
                "- ",
                "? ",
                "# c",
                "|",
                "\"",
                "'",
                "v1",
                " ",
                "---\n",
                "...\n",
                "%YAML 1.1\n",
                "&a ",
                "\t");
        return pieces.list().ofMaxSize(14).map(l -> String.join("", l));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, seed = "64")
    void editsOfSeveralFieldsDoNotHangOnTheirOrder(@ForAll("specs") String text) {
        List<FieldEdit> edits = new ArrayList<>(List.of(TAG, VERSION, DEEP));
        SourceFile file = new SourceFile("a.yaml", text);
        Mapping forwards = read(new FieldWriter().setAll(file, edits).value().orElseThrow());
        Collections.reverse(edits);
        assertEquals(
                forwards, read(new FieldWriter().setAll(file, edits).value().orElseThrow()));
    }
}
