package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.source.Span;
import dev.windlass.spec.schema.Schema;
import dev.windlass.spec.schema.SchemaCheck;
import dev.windlass.spec.schema.SchemaCheck.Extent;
import dev.windlass.spec.schema.SchemaCheck.References;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code environments/ENV/acknowledged.yaml}: the changes that someone decided to let through the gate of an environment. */
public final class AcknowledgedFile {
    /** The file's name in the folder of its environment. */
    public static final String NAME = "acknowledged.yaml";

    private AcknowledgedFile() {}

    /** The file's path in the repository. */
    public static String path(String environment) {
        return "environments/" + environment + "/" + NAME;
    }

    /** The entries as they are written; none where there is no such file. Only what YAML has to say is said. */
    public static Result<Sequence> read(SourceTree tree, String environment) {
        String path = path(environment);
        Sequence none = new Sequence(List.of(), new Origin.Written(new SourceFile(path, "").start()));
        return switch (tree.read(path)) {
            case Reading.Absent() -> Result.of(none);
            case Reading.Refused(Diagnostic why) -> Result.none(why);
            case Reading.Found(SourceFile file) -> {
                Result<Node> read = new YamlReader().read(file);
                if (read.hasErrors()) {
                    yield Result.none(read.diagnostics());
                }
                Node content = read.value().orElse(none);
                yield content instanceof Sequence list
                        ? Result.of(list, read.diagnostics())
                        : Result.none(Diagnostic.error(
                                        Code.WRONG_TYPE,
                                        content.origin().place(),
                                        "this file must be a list of acknowledgements, not " + content.kind())
                                .help("begin each with \"- resource: KIND/NAME\""));
            }
        };
    }

    /** All that is wrong with the file of an environment. */
    static List<Diagnostic> check(SourceTree tree, String environment, SpecSchemas schemas) {
        Result<Sequence> read = read(tree, environment);
        List<Diagnostic> found = new ArrayList<>(read.diagnostics());
        Schema schema = schemas.acknowledged().items().orElseThrow().get();
        Map<List<Node>, Span> seen = new HashMap<>();
        for (Node item : read.value().map(Sequence::items).orElse(List.of())) {
            Mapping entry = item instanceof Mapping m ? m : Mapping.empty(item.origin());
            found.addAll(SecretGuard.check(entry));
            SchemaCheck.check(schema, item, Extent.WHOLE, References.NONE).stream()
                    .filter(d -> !SecretGuard.isInSecret(entry, d.at()))
                    .forEach(found::add);
            if (entry.get("resource") instanceof Node resource
                    && entry.get("risk") instanceof Node risk
                    && entry.get("change") instanceof Node change) {
                Span first = seen.putIfAbsent(List.of(resource, risk, change), entry.keyPlace("resource"));
                if (first != null) {
                    found.add(Diagnostic.error(
                                    Code.DUPLICATE_VALUE,
                                    entry.keyPlace("resource"),
                                    "this change is acknowledged twice")
                            .help("remove one of them")
                            .related("the other one is here", first));
                }
            }
        }
        return found;
    }
}
