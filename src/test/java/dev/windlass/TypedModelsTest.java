package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.windlass.render.Manifest;
import dev.windlass.source.DiskTree;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** Every rendered resource of a built-in kind fits its fabric8 model: read into it and written again, no value is lost. */
class TypedModelsTest {
    private static final String MODELS = "io.fabric8.kubernetes.api.model.";
    private static final Map<String, String> PACKAGES = Map.of(
            "v1", "",
            "apps/v1", "apps.",
            "batch/v1", "batch.v1.",
            "networking.k8s.io/v1", "networking.v1.",
            "autoscaling/v2", "autoscaling.v2.",
            "policy/v1", "policy.v1.",
            "storage.k8s.io/v1", "storage.",
            "rbac.authorization.k8s.io/v1", "rbac.");

    private static final Compilation COMPILATION =
            new Compiler(DiskTree.open(Path.of("")).orElseThrow()).compile(Compiler.Selection.EVERYTHING);
    private static final JsonMapper JACKSON = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> noValueIsLost() {
        return COMPILATION.manifests().stream()
                .filter(m -> model(m).isPresent())
                .map(m -> dynamicTest(m.path(), () -> {
                    Object typed = TypedModels.as(m.resource(), model(m).orElseThrow());
                    Object back = JACKSON.readValue(JACKSON.writeValueAsString(typed), Object.class);
                    assertEquals(withoutEmpty(TypedModels.plain(m.resource().body())), withoutEmpty(back));
                }));
    }

    @Test
    void peopleCanAskForModels() {
        TypedModels models = new TypedModels(COMPILATION);

        assertFalse(models.all(PersistentVolumeClaim.class).isEmpty());
        List<StatefulSet> sets = models.all(StatefulSet.class);
        assertEquals(
                List.of(),
                sets.stream().filter(s -> s.getSpec().getReplicas() > 1).toList());
    }

    private static Optional<Class<?>> model(Manifest manifest) {
        String within = PACKAGES.get(manifest.resource().apiVersion());
        if (within == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Class.forName(MODELS + within + manifest.resource().kind()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no model of " + manifest.path(), e);
        }
    }

    /** Models drop empty mappings and lists, and write quantities and numbers in their own way. */
    private static @Nullable Object withoutEmpty(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> m -> {
                TreeMap<String, Object> rest = new TreeMap<>();
                m.forEach((k, v) -> {
                    Object below = withoutEmpty(v);
                    if (below != null && !below.equals(Map.of()) && !below.equals(List.of())) {
                        rest.put(String.valueOf(k), below);
                    }
                });
                yield rest;
            }
            case List<?> l -> l.stream().map(TypedModelsTest::withoutEmpty).toList();
            case Number n -> n.toString();
            case null -> null;
            default -> value;
        };
    }
}
