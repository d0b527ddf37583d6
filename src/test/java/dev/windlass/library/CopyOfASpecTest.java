package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.source.MemoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Any spec of the reference platform can be copied under a new name and deployed beside the first with an empty overlay, in both
 * environments: what is unique to a cluster stands in overlays.
 */
class CopyOfASpecTest {
    private static final List<String> ENVIRONMENTS = List.of("staging", "production");

    @TestFactory
    List<DynamicTest> aCopyDeploysBesideTheFirst() throws IOException {
        Map<String, String> platform = platform();
        List<DynamicTest> tests = new ArrayList<>();
        for (String folder : List.of("chains", "apps")) {
            for (String path : platform.keySet().stream().sorted().toList()) {
                if (path.matches(folder + "/[a-z-]+\\.yaml")) {
                    String name = path.substring(folder.length() + 1, path.length() - ".yaml".length());
                    tests.add(dynamicTest(path, () -> copy(platform, folder, name)));
                }
            }
        }
        assertTrue(tests.size() >= 8);
        return tests;
    }

    private static void copy(Map<String, String> platform, String folder, String name) {
        String copy = name + "-copy";
        Map<String, String> files = new HashMap<>(platform);
        platform.forEach((path, text) -> {
            if (path.equals(folder + "/" + name + ".yaml") || path.startsWith(folder + "/" + name + "/")) {
                files.put(path.replace(folder + "/" + name, folder + "/" + copy), text);
            }
        });
        for (String environment : ENVIRONMENTS) {
            files.put("environments/" + environment + "/" + folder + "/" + copy + ".yaml", "");
            // What it uses must be deployed there too.
            if (environment.equals("staging")) {
                files.putIfAbsent("environments/staging/apps/api.yaml", "");
            }
        }

        Compilation compilation = new Compiler(MemoryTree.of(files)).compile(Compiler.Selection.EVERYTHING);

        assertEquals(List.of(), compilation.diagnostics());
        for (String environment : ENVIRONMENTS) {
            assertTrue(compilation.manifests().stream()
                    .anyMatch(m -> m.path().startsWith(environment + "/" + copy + "/")));
        }
    }

    private static Map<String, String> platform() throws IOException {
        Map<String, String> files = new HashMap<>();
        for (String folder : List.of("chains", "apps", "environments")) {
            try (Stream<Path> paths = Files.walk(Path.of(folder))) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(path.toString().replace('\\', '/'), Files.readString(path, StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }
}
