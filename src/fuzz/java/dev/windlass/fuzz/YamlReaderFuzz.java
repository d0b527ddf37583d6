package dev.windlass.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.windlass.source.SourceFile;
import dev.windlass.syntax.YamlReader;

/** Whatever the text, reading it as a spec returns. */
class YamlReaderFuzz {
    @FuzzTest(maxDuration = "5s")
    void reads(@NotNull String text) {
        new YamlReader().read(new SourceFile("spec.yaml", text));
    }
}
