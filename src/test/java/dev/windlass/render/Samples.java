package dev.windlass.render;

import dev.windlass.source.SourceFile;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Origin;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Manifests for tests that are about files and not about what is in them. */
@NullMarked
public final class Samples {
    private static final Mapping NOTHING =
            Mapping.empty(new Origin.Generated(new SourceFile("sample.yaml", "").start()));

    private Samples() {}

    /** A manifest at {@code ENVIRONMENT/UNIT/FILE} with the header and this body. */
    public static Manifest manifest(String path, String body) {
        String[] parts = path.split("/", -1);
        Environment environment = new Environment(parts[0], "1.33", "test", NOTHING, List.of());
        Unit unit = new Unit(environment, parts[1], "windlass/chain.jsonnet", NOTHING, List.of());
        return new Manifest(path, new Resource(unit, NOTHING), ManifestFolder.HEADER + " from a test.\n" + body);
    }
}
