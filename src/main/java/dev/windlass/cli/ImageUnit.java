package dev.windlass.cli;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Entry;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.spec.UnitKind;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain or an app whose image is to change.
 *
 * @param base what its spec says; empty where that cannot be read
 */
record ImageUnit(String name, UnitKind kind, Mapping base) {
    private static final String YAML = ".yaml";

    /** The unit of that name; a diagnostic where there is none. */
    static Result<ImageUnit> find(SourceTree tree, String name) {
        List<String> known = new ArrayList<>();
        for (UnitKind kind : UnitKind.values()) {
            for (Entry entry : tree.list(kind.folder())) {
                if (entry.isFolder() || !entry.name().endsWith(YAML)) {
                    continue;
                }
                String found = entry.name().substring(0, entry.name().length() - YAML.length());
                if (found.equals(name)) {
                    return Result.of(new ImageUnit(name, kind, content(tree, kind.folder() + "/" + entry.name())));
                }
                known.add(found);
            }
        }
        return Result.none(Diagnostic.error(Code.UNKNOWN_UNIT, null, "there is no chain or app \"" + name + "\"")
                .help(Nearest.help(name, known)));
    }

    /** What a spec or an overlay says; empty where it is not there or cannot be read. */
    static Mapping content(SourceTree tree, String path) {
        if (tree.read(path) instanceof Reading.Found found) {
            Result<Node> read = new YamlReader().read(found.file());
            return read.value().orElse(null) instanceof Mapping m
                    ? m
                    : Mapping.empty(new Origin.Written(found.file().start()));
        }
        return Mapping.empty(new Origin.Written(new SourceFile(path, "").start()));
    }

    /** Its spec. */
    String path() {
        return kind.folder() + "/" + name + YAML;
    }

    /** Its overlay in an environment, whether it is there or not. */
    String overlay(String environment) {
        return "environments/" + environment + "/" + path();
    }

    /** Where images stand in a spec of it: at its top, or of a pair of clients under each. */
    static List<List<String>> parts(Mapping spec) {
        boolean isPair = spec.get("execution") instanceof Mapping || spec.get("consensus") instanceof Mapping;
        return isPair ? List.of(List.of("execution"), List.of("consensus")) : List.of(List.of());
    }
}
