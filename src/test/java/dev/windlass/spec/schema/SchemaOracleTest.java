package dev.windlass.spec.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.windlass.report.JsonText;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.SourceFile;
import dev.windlass.spec.EditorSchemas;
import dev.windlass.spec.SpecSchemas;
import dev.windlass.spec.UnitKind;
import dev.windlass.spec.schema.SchemaCheck.Extent;
import dev.windlass.spec.schema.SchemaCheck.References;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A full JSON Schema library as the oracle: the published schemas are valid, and say of every spec what our own walker says. */
class SchemaOracleTest {
    private static final SpecSchemas OURS = SpecSchemas.of(BuiltinLibrary.load());
    private static final EditorSchemas PUBLISHED = new EditorSchemas(BuiltinLibrary.load());
    private static final JsonMapper JACKSON = JsonMapper.builder().build();
    private static final Map<String, Schema> LIBRARY = compile();
    private static final List<Case> SPECS = specs();

    /**
     * A spec and the kind of its schema.
     *
     * @param kind one of {@link EditorSchemas#KINDS}
     */
    record Case(String kind, String from, Mapping spec) {
        @Override
        public String toString() {
            return kind + " " + from + " " + spec;
        }
    }

    @Test
    void everySchemaIsValid() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema meta = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (String kind : EditorSchemas.KINDS) {
            Mapping schema = PUBLISHED.of(kind);
            assertEquals(List.<Error>of(), meta.validate(JACKSON.readTree(new JsonText().show(schema))), kind);
            assertEquals(
                    "https://windlass.dev/schemas/" + kind + ".schema.json",
                    schema.text("$id").orElse(""));
            assertFalse(new JsonText().show(schema).contains("x-windlass"), kind);
        }
    }

    @Test
    void everySpecOfTheRepositoryIsAccepted() {
        for (Case c : SPECS) {
            assertEquals(List.<Error>of(), errors(c), c::toString);
            assertTrue(walk(c).isEmpty(), c::toString);
        }
    }

    @Test
    void typosAreRefused() {
        for (Case c : SPECS) {
            for (String key : c.spec.keys()) {
                Mapping typo = new Mapping.Builder()
                        .putAll(c.spec)
                        .remove(key)
                        .put(key + "x", c.spec.origin(), Objects.requireNonNull(c.spec.get(key)))
                        .build(c.spec.origin());
                Case wrong = new Case(c.kind, c.from, typo);
                assertFalse(errors(wrong).isEmpty(), wrong::toString);
                assertFalse(walk(wrong).isEmpty(), wrong::toString);
            }
        }
    }

    @Test
    void whatIsMissingCountsInASpecAndNotInAnOverlay() {
        assertFalse(errors(new Case("app", "", read("port: 80\n"))).isEmpty());
        assertTrue(errors(new Case("app-overlay", "", read("port: 80\nreplicas: {min: 1}\nenv: null\n")))
                .isEmpty());
        assertFalse(errors(new Case("app-overlay", "", read("uses: [null]\n"))).isEmpty());
        assertFalse(errors(new Case("chain", "", read("replicas: 1\nnodes: {a: {}}\n")))
                .isEmpty());
    }

    /** Some changes to a spec, anywhere in it; the two must agree on what comes out, whether it is valid or not. */
    @Property(tries = 3000, seed = "42")
    void theWalkerAgreesWithTheLibrary(@ForAll("changed") Case changed) {
        assertEquals(
                errors(changed).isEmpty(),
                walk(changed).isEmpty(),
                () -> changed + "\nlibrary: " + errors(changed) + "\nwalker: " + walk(changed));
    }

    @Test
    void changesLeaveSomeSpecsValidAndOthersNot() {
        Random random = new Random(42);
        long valid = Stream.generate(() -> SPECS.get(random.nextInt(SPECS.size())))
                .limit(500)
                .map(c -> new Case(c.kind, c.from, (Mapping) new Changes(random).change(c.spec)))
                .filter(c -> walk(c).isEmpty())
                .count();
        assertTrue(valid > 50 && valid < 450, () -> valid + " of 500");
    }

    @Provide
    Arbitrary<Case> changed() {
        return Arbitraries.of(SPECS)
                .flatMap(c -> Arbitraries.randomValue(random -> {
                    Changes changes = new Changes(random);
                    Mapping spec = c.spec;
                    for (int i = random.nextInt(3); i >= 0; i--) {
                        spec = (Mapping) changes.change(spec);
                    }
                    return new Case(c.kind, c.from, spec);
                }));
    }

    private static List<Error> errors(Case c) {
        Schema schema = Objects.requireNonNull(LIBRARY.get(c.kind));
        return schema.validate(JACKSON.readTree(new JsonText().show(c.spec)));
    }

    private static List<String> walk(Case c) {
        dev.windlass.spec.schema.Schema schema = c.kind.startsWith("environment")
                ? OURS.environment()
                : OURS.of(c.kind.startsWith("chain") ? UnitKind.CHAIN : UnitKind.APP);
        Extent extent = c.kind.endsWith("-overlay") ? Extent.LAYER : Extent.WHOLE;
        return SchemaCheck.check(schema, c.spec, extent, References.NONE).stream()
                .map(d -> d.message())
                .toList();
    }

    private static Map<String, Schema> compile() {
        Map<String, Schema> compiled = new TreeMap<>();
        for (String kind : EditorSchemas.KINDS) {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            compiled.put(kind, registry.getSchema(JACKSON.readTree(new JsonText().show(PUBLISHED.of(kind)))));
        }
        return compiled;
    }

    /** Every spec of the repository, and two that have nearly every field. */
    private static List<Case> specs() {
        List<Case> specs = new ArrayList<>();
        for (String root : List.of("chains", "apps", "environments")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    specs.add(new Case(kind(file), file.toString(), read(Files.readString(file))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (String kind : List.of("chain", "app", "environment")) {
            Mapping full = read(FullSpecs.of(kind));
            specs.add(new Case(kind, "full", full));
            specs.add(new Case(kind + "-overlay", "full", full));
        }
        return specs;
    }

    private static String kind(Path file) {
        String folder = file.getName(file.getNameCount() - 2).toString();
        return switch (folder) {
            case "chains", "apps" ->
                folder.substring(0, folder.length() - 1) + (file.startsWith("environments") ? "-overlay" : "");
            default -> "environment";
        };
    }

    private static Mapping read(String text) {
        Node node =
                new YamlReader().read(new SourceFile("spec.yaml", text)).value().orElse(null);
        return node instanceof Mapping m
                ? m
                : Mapping.empty(new Origin.Written(new SourceFile("spec.yaml", "").start()));
    }
}
