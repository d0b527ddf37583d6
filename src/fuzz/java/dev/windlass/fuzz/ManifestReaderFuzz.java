package dev.windlass.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.windlass.check.ObjectCheck;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Subject;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import java.util.List;

/** Whatever the text, reading it as manifests returns, and what was read can be judged. */
class ManifestReaderFuzz {
    private static final ObjectCheck CHECK = new ObjectCheck("1.34", List.of(), false);

    @FuzzTest(maxDuration = "5s")
    void judges(@NotNull String text) {
        new ManifestReader()
                .read(new SourceFile("manifest.yaml", text)).stream()
                        .flatMap(d -> d.value().stream())
                        .forEach(value -> {
                            if (value instanceof Mapping object) {
                                CHECK.judge(object, new Subject("", "", "", "", null, "", null));
                            }
                        });
    }
}
