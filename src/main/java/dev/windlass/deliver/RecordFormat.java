package dev.windlass.deliver;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.syntax.YamlReader;
import dev.windlass.syntax.YamlWriter;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Records as text: canonical YAML, the files by unit. Reading takes exactly what writing makes; everything else is damage, and none of it
 * is followed.
 */
final class RecordFormat {
    /** The largest record that is read: some 150,000 files. */
    static final int LARGEST = 16 << 20;

    private static final long VERSION = 1;
    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern RISK = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final Origin NOWHERE = new Origin.Generated(new SourceFile("", "").start());

    private RecordFormat() {}

    static byte[] write(PublishRecord record) {
        String head = "# Written by Windlass: what it published of " + record.environment()
                + ", and owns. Edited by hand it is refused.\n";
        Mapping.Builder source = new Mapping.Builder();
        record.source().repository().ifPresent(r -> source.put("repository", text(r)));
        record.source().commit().ifPresent(c -> source.put("commit", text(c)));
        if (record.source().dirty()) {
            source.put("dirty", new Scalar.Bool(true, NOWHERE));
        }
        List<Node> blocks = new ArrayList<>();
        record.blocks().forEach(b -> blocks.add(text(b)));
        Mapping root = new Mapping.Builder()
                .put("version", new Scalar.Int(VERSION, NOWHERE))
                .put("environment", text(record.environment()))
                .put("source", source.build(NOWHERE))
                .put("blocks", new Sequence(blocks, NOWHERE))
                .put("files", files(record))
                .build(NOWHERE);
        return (head + new YamlWriter().write(root)).getBytes(StandardCharsets.UTF_8);
    }

    private static Mapping files(PublishRecord record) {
        SortedMap<String, Mapping.Builder> units = new TreeMap<>();
        record.files().forEach((path, blob) -> {
            String[] names = path.split("/", -1);
            units.computeIfAbsent(names[1], _ -> new Mapping.Builder()).put(names[2], text(blob));
        });
        Mapping.Builder files = new Mapping.Builder();
        units.forEach((unit, inside) -> files.put(unit, inside.build(NOWHERE)));
        return files.build(NOWHERE);
    }

    private static Scalar.Text text(String value) {
        return new Scalar.Text(value, NOWHERE);
    }

    /** What a record says. */
    sealed interface Reading {
        record Intact(PublishRecord record) implements Reading {}

        /**
         * No record, or one that was changed by hand.
         *
         * @param what is wrong with it, such as {@code line 3: …}
         */
        record Damaged(String what) implements Reading {}
    }

    static Reading read(String environment, byte[] bytes) {
        SourceFile file = new SourceFile(environment, new String(bytes, StandardCharsets.UTF_8));
        Result<Node> read = new YamlReader(LARGEST).read(file);
        for (Diagnostic d : read.diagnostics()) {
            String line = d.at() == null ? "" : "line " + d.at().from().line() + ": ";
            return new Reading.Damaged(line + d.message());
        }
        try {
            return new Reading.Intact(record(environment, read.value()));
        } catch (Damage e) {
            return new Reading.Damaged(String.valueOf(e.getMessage()));
        }
    }

    private static final class Damage extends Exception {
        private static final long serialVersionUID = 1L;

        Damage(Node at, String what) {
            super("line " + at.origin().place().from().line() + ": " + what);
        }

        Damage(String what) {
            super(what);
        }
    }

    private static PublishRecord record(String environment, Optional<Node> read) throws Damage {
        if (read.isEmpty() || !(read.get() instanceof Mapping root)) {
            throw new Damage("there is no record in it");
        }
        if (!(root.get("version") instanceof Scalar.Int(long version, var _)) || version < VERSION) {
            throw new Damage(root, "\"version\" is missing");
        }
        if (version > VERSION) {
            throw new Damage(root, "a newer Windlass wrote it: use that one");
        }
        Set<String> known = Set.of("version", "environment", "source", "blocks", "files");
        for (String key : root.keys()) {
            if (!known.contains(key)) {
                throw new Damage("line " + root.keyPlace(key).from().line() + ": there is no field \"" + key + "\"");
            }
        }
        Optional<String> name = root.text("environment");
        if (name.isEmpty() || !name.get().equals(environment)) {
            throw new Damage(root, "it is not the record of " + environment);
        }
        TreeSet<String> blocks = new TreeSet<>();
        for (Node block : sequence(root, "blocks").items()) {
            if (!(block instanceof Scalar.Text(String risk, var _))
                    || !RISK.matcher(risk).matches()) {
                throw new Damage(block, "this is no class of risk");
            }
            blocks.add(risk);
        }
        return new PublishRecord(environment, files(environment, mapping(root, "files")), blocks, source(root));
    }

    private static SourceCommit source(Mapping root) throws Damage {
        Mapping source = mapping(root, "source");
        boolean dirty = source.get("dirty") instanceof Scalar.Bool(boolean value, var _) && value;
        return new SourceCommit(source.text("repository"), source.text("commit"), dirty);
    }

    private static SortedMap<String, String> files(String environment, Mapping units) throws Damage {
        SortedMap<String, String> files = new TreeMap<>();
        for (Map.Entry<String, Mapping.Member> unit : units.members().entrySet()) {
            if (!OwnedPath.isName(unit.getKey()) || !(unit.getValue().value() instanceof Mapping inside)) {
                throw new Damage(unit.getValue().value(), "this is no unit with its files");
            }
            for (Map.Entry<String, Mapping.Member> file : inside.members().entrySet()) {
                Node value = file.getValue().value();
                if (!OwnedPath.isName(file.getKey())) {
                    throw new Damage(value, "this is no name of a file that Windlass publishes");
                }
                if (!(value instanceof Scalar.Text(String blob, var _))
                        || !BLOB.matcher(blob).matches()) {
                    throw new Damage(value, "this is no id of a file's content");
                }
                files.put(environment + "/" + unit.getKey() + "/" + file.getKey(), blob);
            }
        }
        return files;
    }

    private static Mapping mapping(Mapping root, String key) throws Damage {
        if (root.get(key) instanceof Mapping m) {
            return m;
        }
        throw new Damage(root, "\"" + key + "\" is missing");
    }

    private static Sequence sequence(Mapping root, String key) throws Damage {
        if (root.get(key) instanceof Sequence s) {
            return s;
        }
        throw new Damage(root, "\"" + key + "\" is missing");
    }
}
