package dev.windlass.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.windlass.Compiler;
import dev.windlass.Toolkit;
import dev.windlass.source.MemoryTree;
import java.util.HashMap;
import java.util.Map;

/** Whatever a spec holds, compiling the repository returns. */
class SpecFuzz {
    private static final Toolkit TOOLKIT = Toolkit.begin();

    @FuzzTest(maxDuration = "5s")
    void compiles(@NotNull String environment, @NotNull String chain, @NotNull String overlay) {
        Map<String, String> files = new HashMap<>();
        files.put("environments/test/environment.yaml", environment);
        files.put("environments/test/chains/coin.yaml", overlay);
        files.put("chains/coin.yaml", chain);
        new Compiler(MemoryTree.of(files), TOOLKIT).compile(Compiler.Selection.EVERYTHING);
    }
}
