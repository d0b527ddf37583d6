package dev.windlass.check.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.check.schema.KnownKinds.KindName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KubernetesSchemasTest {
    static final List<String> VERSIONS = KubernetesSchemas.VERSIONS;

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void everyKindThatIsServedHasASchema(String version) {
        KubernetesSchemas schemas = KubernetesSchemas.of(version).orElseThrow();
        List<String> missing = new ArrayList<>();
        for (KindName name : schemas.names()) {
            if (name.served() && schemas.find(name.apiVersion(), name.kind()).isEmpty()) {
                missing.add(name.apiVersion() + " " + name.kind());
            }
        }
        // It cannot be created, only read.
        assertEquals(List.of("v1 ComponentStatus"), missing);
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void everyDefinitionOfEveryKindCanBeRead(String version) {
        KubernetesSchemas schemas = KubernetesSchemas.of(version).orElseThrow();
        Set<String> definitions = new HashSet<>();
        for (KindName name : schemas.names()) {
            schemas.find(name.apiVersion(), name.kind()).ifPresent(k -> readAll(k.schema(), definitions));
        }
        assertTrue(definitions.size() > 400, () -> definitions.size() + " definitions");
    }

    @Test
    void everyCustomKindThatIsServedCanBeRead() {
        CustomKinds custom =
                new CustomKinds(KubernetesSchemas.of("1.33").orElseThrow().objectMeta());
        for (KindName name : custom.names()) {
            boolean found = custom.find(name.apiVersion(), name.kind())
                    .map(k -> {
                        readAll(k.schema(), new HashSet<>());
                        return true;
                    })
                    .orElse(false);
            assertEquals(name.served(), found, () -> name.apiVersion() + " " + name.kind());
        }
    }

    @Test
    void versionsDifferInTheirFields() {
        assertTrue(fieldOfPod("1.30", "resources").isEmpty());
        assertTrue(fieldOfPod("1.33", "resources").isPresent());
    }

    @Test
    void pathsTellFieldsFromKeys() {
        KindSchema deployment = KubernetesSchemas.of("1.33")
                .orElseThrow()
                .find("apps/v1", "Deployment")
                .orElseThrow();
        SchemaCursor limits = SchemaCursor.of(deployment)
                .into("spec")
                .into("template")
                .into("spec")
                .into("containers")
                .at(0)
                .into("resources")
                .into("limits")
                .into("cpu");
        assertEquals(
                "spec.template.spec.containers[0].resources.limits[cpu]",
                limits.path().toString());
        assertEquals(
                "metadata.annotations[example.com/x]",
                SchemaCursor.of(deployment)
                        .into("metadata")
                        .into("annotations")
                        .into("example.com/x")
                        .path()
                        .toString());
    }

    private static Optional<Schema> fieldOfPod(String version, String field) {
        KindSchema pod =
                KubernetesSchemas.of(version).orElseThrow().find("v1", "Pod").orElseThrow();
        return pod.schema().member("spec").flatMap(s -> s.member(field));
    }

    private static void readAll(Schema schema, Set<String> seen) {
        switch (schema) {
            case Schema.Reference(String name, Schema.Definitions definitions) -> {
                if (seen.add(name)) {
                    readAll(definitions.definition(name), seen);
                }
            }
            case Schema.Struct s -> s.fields().values().forEach(f -> readAll(f, seen));
            case Schema.Dictionary(Schema values) -> readAll(values, seen);
            case Schema.Listing(Schema items) -> readAll(items, seen);
            case Schema.Ruled(Schema type, List<Rule> _) -> readAll(type, seen);
            case Schema.Leaf _, Schema.Anything _ -> {}
        }
    }
}
