package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.MemoryTree;
import dev.windlass.source.SourceTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sjsonnet.Expr;
import sjsonnet.Val;

/**
 * The templates that there are: those of a repository and the built-in ones, parsed once for all threads.
 *
 * <p>An import {@code windlass/PATH} names a file of the built-in library; any other is relative to the file that imports, inside its
 * own tree. {@code ..} is resolved in names; nothing leads out of a tree.
 */
public final class TemplateLibrary {
    private static final String BUILTIN = "windlass/";
    private static final String CLIENTS = "clients";
    private static final String CLIENT = ".libsonnet";

    private final SourceTree repository;
    private final SourceTree builtin;
    private final ConcurrentHashMap<TemplatePath, Expr> parsed;
    private final Val.Obj std;

    public TemplateLibrary(SourceTree repository, SourceTree builtin) {
        this(repository, builtin, new ConcurrentHashMap<>(), StandardLibrary.create());
    }

    private TemplateLibrary(
            SourceTree repository, SourceTree builtin, ConcurrentHashMap<TemplatePath, Expr> parsed, Val.Obj std) {
        this.repository = repository;
        this.builtin = builtin;
        this.parsed = parsed;
        this.std = std;
    }

    /** The built-in templates alone, with those of some folders parsed already: what no repository changes. */
    public static TemplateLibrary prepared(SourceTree builtin, List<String> folders) {
        TemplateLibrary library = new TemplateLibrary(new MemoryTree(List.of(), ""), builtin);
        Resolver resolver = new Resolver(library);
        TracingEvaluator evaluator = new TracingEvaluator(library, resolver, true);
        for (String folder : folders) {
            for (SourceTree.Entry entry : builtin.list(folder)) {
                String path = folder.isEmpty() ? entry.name() : folder + "/" + entry.name();
                if (entry.name().endsWith("sonnet") && library.find(BUILTIN + path) instanceof Lookup.Found found) {
                    resolver.parsed(found.path(), evaluator);
                }
            }
        }
        return library;
    }

    /** The same built-in templates with those of a repository. */
    public TemplateLibrary with(SourceTree templates) {
        ConcurrentHashMap<TemplatePath, Expr> known = new ConcurrentHashMap<>(parsed);
        known.keySet().removeIf(p -> !p.isBuiltin());
        return new TemplateLibrary(templates, builtin, known, std);
    }

    /** What an import name means. */
    sealed interface Lookup {
        record Found(TemplatePath path) implements Lookup {}

        record Failed(String why, @Nullable Diagnostic reading) implements Lookup {}
    }

    /** Finds a file by an import name, as seen from the repository's root. */
    Lookup find(String name) {
        return find(name, false, "");
    }

    /** Finds a file by an import name, as seen from another file. */
    Lookup find(String name, TemplatePath from) {
        return find(name, from.isBuiltin(), from.folder());
    }

    private Lookup find(String name, boolean fromBuiltin, String folder) {
        boolean isBuiltin = fromBuiltin || name.startsWith(BUILTIN);
        boolean isAbsolute = name.startsWith(BUILTIN);
        String written = isAbsolute ? name.substring(BUILTIN.length()) : folder + "/" + name;
        if (name.startsWith("/") || name.indexOf('\\') >= 0) {
            return new Lookup.Failed("an import is relative to its file, or begins with " + BUILTIN, null);
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : written.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    String tree = isBuiltin ? "the built-in library" : "the repository";
                    return new Lookup.Failed("the import \"" + name + "\" leads out of " + tree, null);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String path = String.join("/", parts);
        return switch ((isBuiltin ? builtin : repository).read(path)) {
            case SourceTree.Reading.Found(var file) -> new Lookup.Found(TemplatePath.of(isBuiltin, path, file));
            case SourceTree.Reading.Absent() -> new Lookup.Failed("there is no file \"" + name + "\" to import", null);
            case SourceTree.Reading.Refused(var why) ->
                new Lookup.Failed("the file \"" + name + "\" cannot be imported: " + why.message(), why);
        };
    }

    /** The file of a chain client: the repository's own, or else the built-in one; empty where there is none of that name. */
    Optional<TemplatePath> client(String name) {
        String path = CLIENTS + "/" + name + CLIENT;
        if (name.isEmpty() || name.startsWith("_") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        if (find(path) instanceof Lookup.Found(TemplatePath own)) {
            return Optional.of(own);
        }
        return find(BUILTIN + path) instanceof Lookup.Found(TemplatePath ours) ? Optional.of(ours) : Optional.empty();
    }

    /** The names of all chain clients, the repository's and the built-in ones. */
    public SortedSet<String> clients() {
        SortedSet<String> names = new TreeSet<>();
        for (SourceTree tree : List.of(repository, builtin)) {
            for (SourceTree.Entry entry : tree.list(CLIENTS)) {
                boolean isShared = entry.name().startsWith("_"); // what several clients import
                if (!entry.isFolder() && !isShared && entry.name().endsWith(CLIENT)) {
                    names.add(entry.name().substring(0, entry.name().length() - CLIENT.length()));
                }
            }
        }
        return names;
    }

    Val.Obj std() {
        return std;
    }

    @Nullable
    Expr parsed(TemplatePath path) {
        return parsed.get(path);
    }

    /** Keeps a syntax tree; the first one wins, so that all threads have the same. */
    Expr keep(TemplatePath path, Expr tree) {
        Expr first = parsed.putIfAbsent(path, tree);
        return first == null ? tree : first;
    }
}
