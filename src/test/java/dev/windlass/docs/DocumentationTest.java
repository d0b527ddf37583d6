package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.windlass.Compiler;
import dev.windlass.cli.CommandLinePage;
import dev.windlass.report.JsonText;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.DiskTree;
import dev.windlass.spec.EditorSchemas;
import dev.windlass.spec.SpecSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The generated part of the documentation is what the program says now. {@code mvn test -Dtest=DocumentationTest -Ddocs=write} writes it
 * anew.
 */
class DocumentationTest {
    private static final boolean WRITE = "write".equals(System.getProperty("docs"));
    private static final Path REFERENCE = Path.of("src/docs/reference");
    private static final Path SCHEMAS = Path.of("schemas");
    private static final Pattern COMMENT = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    @TestFactory
    Stream<DynamicTest> everyGeneratedFileIsCurrent() throws IOException {
        return generated().entrySet().stream()
                .map(e -> dynamicTest(e.getKey().toString(), () -> {
                    if (WRITE) {
                        Files.createDirectories(e.getKey().getParent());
                        Files.writeString(e.getKey(), e.getValue());
                    }
                    assertEquals(
                            e.getValue(),
                            Files.readString(e.getKey()),
                            "run: mvn test -Dtest=DocumentationTest -Ddocs=write");
                }));
    }

    @Test
    void nothingElseStandsWhereFilesAreGenerated() throws IOException {
        TreeSet<Path> there = new TreeSet<>();
        for (Path folder : List.of(REFERENCE, SCHEMAS)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(there::add);
            }
        }
        assertEquals(generated().keySet(), there);
    }

    @Test
    void everySpecNamesTheSchemaOfItsKind() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path spec : specs()) {
            String first = Files.readString(spec).lines().findFirst().orElse("");
            Matcher comment = COMMENT.matcher(first);
            Path wanted = SCHEMAS.resolve(kind(spec) + ".schema.json");
            boolean right = comment.matches()
                    && spec.resolveSibling(comment.group(1)).normalize().equals(wanted)
                    && Files.exists(wanted);
            if (!right) {
                wrong.add(spec + " should name " + spec.getParent().relativize(wanted));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(prose(page));
            while (links.find()) {
                String link = links.group(1);
                if (!link.startsWith("https://") && !leads(page, link)) {
                    wrong.add(page + ": " + link);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyPageCanBeReached() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(prose(page));
            while (links.find()) {
                all.append(page.resolveSibling(links.group(1).replaceAll("#.*", ""))
                                .normalize())
                        .append('\n');
            }
        }
        List<String> unreached = new ArrayList<>();
        for (Path page : pages()) {
            if (!page.equals(Path.of("README.md")) && !all.toString().contains(page + "\n")) {
                unreached.add(page.toString());
            }
        }
        assertEquals(List.of(), unreached);
    }

    /** A page without what stands in code, where brackets mean something else. */
    private static String prose(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }

    private static boolean leads(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || Files.readString(target)
                        .lines()
                        .filter(l -> l.startsWith("#"))
                        .map(l -> l.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                        .map(l -> l.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                        .anyMatch(parts[1]::equals);
    }

    private static Map<Path, String> generated() throws IOException {
        SpecSchemas schemas = SpecSchemas.of(BuiltinLibrary.load());
        EditorSchemas editor = new EditorSchemas(BuiltinLibrary.load());
        Map<Path, String> files = new TreeMap<>();
        for (String kind : EditorSchemas.KINDS) {
            files.put(SCHEMAS.resolve(kind + ".schema.json"), new JsonText().show(editor.of(kind)));
        }
        files.put(
                REFERENCE.resolve("chain.md"),
                FieldsPage.of(
                        "The fields of a chain",
                        "They stand in `chains/NAME.yaml` and in the overlays `environments/ENV/chains/NAME.yaml`. A client brings its own\n"
                                + "defaults: see [clients](clients.md).",
                        schemas.text("chain")));
        files.put(
                REFERENCE.resolve("app.md"),
                FieldsPage.of(
                        "The fields of an app",
                        "They stand in `apps/NAME.yaml` and in the overlays `environments/ENV/apps/NAME.yaml`.",
                        schemas.text("app")));
        files.put(
                REFERENCE.resolve("environment.md"),
                FieldsPage.of(
                        "The fields of an environment",
                        "They stand in `environments/NAME/environment.yaml`. What `deliver` does is said under [GitOps](../guide/gitops.md).",
                        schemas.text("environment")));
        files.put(REFERENCE.resolve("diagnostics.md"), DiagnosticsPage.text());
        files.put(REFERENCE.resolve("clients.md"), new ClientsPage().text());
        files.put(
                REFERENCE.resolve("node-pools.md"),
                NodePoolsPage.text(
                        new Compiler(DiskTree.open(Path.of("")).orElseThrow()).compile(Compiler.Selection.EVERYTHING)));
        files.put(REFERENCE.resolve("command-line.md"), CommandLinePage.text());
        files.put(REFERENCE.resolve("risks.md"), RisksPage.text());
        return files;
    }

    /** The kind of file that a path is: a spec or an overlay. */
    private static String kind(Path spec) throws IOException {
        List<String> steps = Arrays.asList(spec.toString().split("/"));
        if (spec.endsWith("environment.yaml")) {
            return Files.readString(spec).contains("\nextends:") ? "environment-overlay" : "environment";
        }
        String folder = steps.get(steps.size() - 2);
        String kind = folder.equals("chains") ? "chain" : "app";
        return steps.getFirst().equals("environments") ? kind + "-overlay" : kind;
    }

    private static List<Path> specs() throws IOException {
        return files(List.of("chains", "apps", "environments"), ".yaml");
    }

    private static List<Path> pages() throws IOException {
        return files(List.of("README.md", "src/docs"), ".md");
    }

    private static List<Path> files(List<String> roots, String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> all = Files.walk(Path.of(root))) {
                all.filter(f -> f.toString().endsWith(ending)).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
