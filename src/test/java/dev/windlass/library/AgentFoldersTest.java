package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.render.Manifest;
import dev.windlass.source.DiskTree;
import dev.windlass.source.SourceFile;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every folder that is published passes what the agents do with it, and nothing is lost or changed on the way. */
class AgentFoldersTest {
    private static final ManifestReader READER = new ManifestReader();

    /** Argo CD reads a folder's files by this, reposerver/repository/repository.go, and leaves out those with the mark. */
    private static final Pattern ARGO_CD_FILE = Pattern.compile("^.*\\.(yaml|yml|json|jsonnet)$");

    private static final String ARGO_CD_SKIPS = "+argocd:skip-file-rendering";

    @TempDir
    Path work = Path.of("");

    /** The reference platform and some that use other parts of the templates, by agent and folder. */
    private static Map<String, List<Manifest>> folders() {
        Map<String, List<Manifest>> folders = new TreeMap<>();
        add(
                folders,
                "reference",
                new Compiler(DiskTree.open(Path.of("")).orElseThrow()).compile(Compiler.Selection.EVERYTHING));
        for (int seed = 0; seed < 4; seed++) {
            for (String agent : List.of("argocd", "flux")) {
                String deliver =
                        "deliver: {agent: " + agent + ", repository: \"https://git.example.com/deploy.git\"}\n";
                add(folders, agent + seed, AnyPlatform.of(seed, deliver).compile());
            }
        }
        return folders;
    }

    private static void add(Map<String, List<Manifest>> folders, String platform, Compilation compilation) {
        assertEquals(List.of(), compilation.diagnostics());
        for (Manifest m : compilation.manifests()) {
            String folder = platform + "/" + m.path().substring(0, m.path().lastIndexOf('/'));
            folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(m);
        }
    }

    private static Set<Node> bodies(List<Manifest> manifests) {
        Set<Node> bodies = new HashSet<>();
        manifests.forEach(m -> bodies.add(m.resource().body()));
        assertEquals(manifests.size(), bodies.size());
        return bodies;
    }

    private static List<Node> read(String name, String text) {
        List<ManifestDocument> documents = READER.read(new SourceFile(name, text));
        return documents.stream()
                .map(d -> d.value().orElseThrow(() -> new AssertionError(name + ": " + d.diagnostics())))
                .toList();
    }

    @Test
    void fluxBuildsEachFolderToWhatItHolds() throws IOException, InterruptedException {
        Optional<List<String>> kustomize = kustomize();
        assumeTrue(kustomize.isPresent(), "neither kustomize nor kubectl is on the PATH or in target/tools");
        for (Map.Entry<String, List<Manifest>> folder : folders().entrySet()) {
            Path path = work.resolve(folder.getKey());
            Files.createDirectories(path);
            // As Flux makes it where a folder has none: all its files, in order.
            StringBuilder generated =
                    new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n");
            for (Manifest m : folder.getValue()) {
                String name = m.path().substring(m.path().lastIndexOf('/') + 1);
                Files.writeString(path.resolve(name), m.text());
                generated.append("- ").append(name).append('\n');
            }
            assertFalse(Files.exists(path.resolve("kustomization.yaml")), "what Flux takes for its own");
            Files.writeString(path.resolve("kustomization.yaml"), generated);

            List<Node> built = read(folder.getKey(), run(kustomize.get(), path));
            assertEquals(bodies(folder.getValue()), Set.copyOf(built), folder.getKey());
            assertEquals(folder.getValue().size(), built.size(), folder.getKey());
        }
    }

    @Test
    void argoCdReadsEachFileAsOneObject() {
        folders().forEach((folder, manifests) -> {
            List<Node> read = new ArrayList<>();
            for (Manifest m : manifests) {
                assertEquals(3, m.path().split("/", -1).length, "what stands deeper is not read");
                String name = m.path().substring(m.path().lastIndexOf('/') + 1);
                assertTrue(ARGO_CD_FILE.matcher(name).matches() && name.endsWith(".yaml"), m.path());
                assertFalse(m.text().contains(ARGO_CD_SKIPS), m.path());
                List<Node> objects = read(m.path(), m.text());
                assertEquals(1, objects.size(), m.path());
                assertFalse(
                        ((Mapping) objects.getFirst()).text("kind").orElse("").endsWith("List"), m.path());
                read.addAll(objects);
            }
            assertEquals(bodies(manifests), Set.copyOf(read), folder);
        });
    }

    /** What the publishing knows of itself stands in {@code .windlass/} at the top, which no agent is pointed at. */
    @Test
    void noSyncedFolderHoldsAnythingButManifests() {
        Set<String> all = new TreeSet<>();
        folders().forEach((folder, manifests) -> {
            Set<String> synced = new TreeSet<>();
            for (Manifest m : manifests) {
                Mapping spec = m.resource().body().mapping("spec");
                Optional<String> path = m.resource().kind().equals("Application")
                        ? spec.mapping("source").text("path")
                        : m.resource().kind().equals("Kustomization") ? spec.text("path") : Optional.empty();
                path.ifPresent(p -> synced.add(p.startsWith("./") ? p.substring(2) : p));
            }
            String environment = folder.split("/", -1)[1];
            synced.forEach(p -> assertTrue(p.matches(environment + "/[a-z0-9-]+"), p));
            all.addAll(synced);
        });
        assertTrue(all.size() > 15, all.toString());
    }

    /** How to build a folder; empty where no program for it is installed. */
    private static Optional<List<String>> kustomize() {
        Stream<Path> places = Stream.concat(
                Stream.of(Path.of("target/tools")),
                Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(":", -1))
                        .map(Path::of));
        return places.flatMap(p -> Stream.of(
                        List.of(p.resolve("kustomize").toString(), "build"),
                        List.of(p.resolve("kubectl").toString(), "kustomize")))
                .filter(command -> Files.isExecutable(Path.of(command.getFirst())))
                .findFirst();
    }

    private static String run(List<String> command, Path folder) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.add(folder.toString());
        Path errors = folder.resolveSibling(folder.getFileName() + ".errors");
        Process process =
                new ProcessBuilder(whole).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> {
            try {
                return folder + ": " + Files.readString(errors);
            } catch (IOException e) {
                return folder + ": " + e;
            }
        });
        return output;
    }
}
