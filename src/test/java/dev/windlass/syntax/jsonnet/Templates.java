package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.MemoryTree;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Small templates and specs for tests. */
final class Templates {
    private Templates() {}

    /**
     * A spec in which every value's place is what stands in the text: the source text of a scalar is its name, its value follows.
     * Lines are {@code path value}, as in {@code storage.size 1Ti}; digits and true/false are numbers and booleans, {@code []} begins
     * a list of words.
     */
    static Mapping spec(String file, String... lines) {
        SourceFile source = new SourceFile(file, String.join("\n", lines) + "\n");
        return build(source, lines);
    }

    private static Mapping build(SourceFile source, String[] lines) {
        Map<String, Object> tree = new LinkedHashMap<>();
        int offset = 0;
        for (String line : lines) {
            int space = line.indexOf(' ');
            String[] path = line.substring(0, space).split("\\.", -1);
            Map<String, Object> at = tree;
            for (int i = 0; i < path.length - 1; i++) {
                at = children(at, path[i]);
            }
            at.put(path[path.length - 1], scalar(source, offset + space + 1, line.substring(space + 1)));
            offset += line.length() + 1;
        }
        return mapping(source, tree);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> children(Map<String, Object> at, String name) {
        return (Map<String, Object>) at.computeIfAbsent(name, k -> new LinkedHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked")
    private static Mapping mapping(SourceFile source, Map<String, Object> tree) {
        Mapping.Builder builder = new Mapping.Builder();
        tree.forEach((k, v) -> {
            Node node = v instanceof Node n ? n : mapping(source, (Map<String, Object>) v);
            int line = source.place(node.origin().place().start()).line();
            int start = source.offset(line, 1);
            builder.put(k, new Origin.Written(source.span(start, start + 1)), node);
        });
        Mapping built = builder.build(new Origin.Written(source.start()));
        Span first =
                built.isEmpty() ? source.start() : built.keyPlace(built.keys().getFirst());
        return built.from(new Origin.Written(first));
    }

    private static Node scalar(SourceFile source, int at, String text) {
        Origin origin = new Origin.Written(source.span(at, at + text.length()));
        if (text.startsWith("[]")) {
            List<Node> items = new ArrayList<>();
            int offset = at;
            for (String word : text.split(" ", -1)) {
                if (offset > at) {
                    items.add(scalar(source, offset, word));
                }
                offset += word.length() + 1;
            }
            return new Sequence(items, origin);
        }
        if (text.matches("-?\\d+")) {
            return new Scalar.Int(Long.parseLong(text), origin);
        }
        if (text.matches("-?\\d+\\.\\d+")) {
            return new Scalar.Real(Double.parseDouble(text), origin);
        }
        return switch (text) {
            case "true", "false" -> new Scalar.Bool(Boolean.parseBoolean(text), origin);
            case "null" -> new Scalar.Null(origin);
            case String word -> new Scalar.Text(word, origin);
        };
    }

    static TemplateLibrary library(Map<String, String> files) {
        Map<String, String> own = new LinkedHashMap<>();
        List<SourceFile> builtin = new ArrayList<>();
        files.forEach((k, v) -> {
            if (k.startsWith("windlass/")) {
                builtin.add(SourceFile.builtin(k.substring("windlass/".length()), v));
            } else {
                own.put(k, v);
            }
        });
        return new TemplateLibrary(MemoryTree.of(own), new MemoryTree(builtin, "builtin:"));
    }

    /** Calls {@code t.jsonnet}, which holds the text, on a thread with enough stack. */
    static Result<Node> call(String template, Node... arguments) {
        return call(Map.of("t.jsonnet", template), arguments);
    }

    static Result<Node> call(Map<String, String> files, Node... arguments) {
        return deep(() -> new TemplateEvaluator(library(files)).call("t.jsonnet", List.of(arguments)));
    }

    static <T> T deep(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        new TemplateThreads()
                .newThread(() -> {
                    try {
                        done.complete(work.get());
                    } catch (Throwable t) {
                        done.completeExceptionally(t);
                    }
                })
                .start();
        return done.join();
    }

    /** Every leaf as {@code path = value written PLACES placed PLACE because PLACES}. */
    static String origins(Node node) {
        StringBuilder out = new StringBuilder();
        write("", node, out);
        return out.toString();
    }

    private static void write(String path, Node node, StringBuilder out) {
        switch (node) {
            case Mapping m
            when !m.isEmpty() ->
                m.members().forEach((k, v) -> write(path.isEmpty() ? k : path + "." + k, v.value(), out));
            case Sequence s
            when !s.items().isEmpty() -> {
                for (int i = 0; i < s.items().size(); i++) {
                    write(path + "[" + i + "]", s.items().get(i), out);
                }
            }
            default -> out.append(path + " = " + node + " " + describe(node.origin()) + "\n");
        }
    }

    static String describe(Origin origin) {
        return switch (origin) {
            case Origin.Generated(Span at) -> "generated " + at;
            case Origin.Written(Span at) -> "written " + at;
            case Origin.Part p -> describe(p.of());
            case Origin.Overrode o -> "overrode";
            case Origin.Computed c ->
                (c.from().isEmpty() ? "" : "from " + places(c.from()) + " ")
                        + "placed " + c.placed()
                        + (c.because().isEmpty() ? "" : " because " + places(c.because()));
        };
    }

    private static String places(List<Origin> origins) {
        return String.join(" ", origins.stream().map(o -> o.place().toString()).toList());
    }

    /** A diagnostic in one line: code, place, message, help, and related places. */
    static String line(Diagnostic d) {
        StringBuilder out = new StringBuilder(d.code().id() + " " + d.at() + " " + d.message());
        if (d.help() != null) {
            out.append(" (" + d.help() + ")");
        }
        d.related().forEach(r -> out.append("; " + r.message() + " " + r.at()));
        return out.toString();
    }

    static String error(Result<Node> result) {
        return String.join(
                "\n", result.diagnostics().stream().map(Templates::line).toList());
    }
}
