package dev.windlass.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.check.schema.KnownKinds.KindName;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Subject;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Objects of many kinds that a cluster takes, written in unusual ways that it takes too: none may be refused in any version that serves it. */
class GoodManifestsTest {
    static final List<String> VERSIONS = KubernetesSchemas.VERSIONS;

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void everyVersionTakesWhatItServes(String version) throws IOException, URISyntaxException {
        ObjectCheck check = new ObjectCheck(version, List.of(), false);
        List<String> refused = new ArrayList<>();
        int judged = 0;
        for (Path file : files()) {
            String name = Objects.requireNonNull(file.getFileName()).toString();
            for (ManifestDocument document : new ManifestReader().read(new SourceFile(name, Files.readString(file)))) {
                document.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .forEach(d -> refused.add(name + ' ' + d.message()));
                assertTrue(document.value().isPresent(), () -> refused.toString());
                for (Mapping object : objects(document.value().get())) {
                    if (isServed(check, object)) {
                        judged++;
                        check.judge(object, new Subject("", "", "", "", null, "", null)).stream()
                                .filter(Diagnostic::isError)
                                .forEach(d -> refused.add(
                                        name + ' ' + object.text("kind").orElse("") + ' '
                                                + object.mapping("metadata")
                                                        .text("name")
                                                        .orElse("") + ": " + d.message()));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", refused));
        assertTrue(judged > 120, "only " + judged + " objects were found");
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(GoodManifestsTest.class.getResource("/good"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<Mapping> objects(Node document) {
        Mapping object = (Mapping) document;
        return object.get("items") instanceof Sequence items
                ? items.items().stream().map(Mapping.class::cast).toList()
                : List.of(object);
    }

    private static boolean isServed(ObjectCheck check, Mapping object) {
        String apiVersion = object.text("apiVersion").orElse("");
        String kind = object.text("kind").orElse("");
        return check.schema(apiVersion, kind).isPresent()
                || check.names().stream().noneMatch(n -> isUnserved(n, apiVersion, kind));
    }

    private static boolean isUnserved(KindName name, String apiVersion, String kind) {
        return name.apiVersion().equals(apiVersion) && name.kind().equals(kind) && !name.served();
    }
}
