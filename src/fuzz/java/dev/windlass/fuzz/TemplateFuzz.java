package dev.windlass.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.windlass.Compiler;
import dev.windlass.Toolkit;
import dev.windlass.source.MemoryTree;
import java.util.Map;

/** Whatever a template says, it ends, within its limits. */
class TemplateFuzz {
    private static final Toolkit TOOLKIT = Toolkit.begin();

    @FuzzTest(maxDuration = "5s")
    void evaluates(@NotNull String template) {
        Map<String, String> files = Map.of(
                "environments/test/environment.yaml",
                """
                kubernetes: "1.33"
                namespace: ns
                cluster: {name: c, project: p, location: z}
                secretStore: {name: store}
                """,
                "environments/test/apps/site.yaml",
                "",
                "apps/site.yaml",
                "template: site\n",
                "templates/site.schema.yaml",
                "type: object\n",
                "templates/site.jsonnet",
                template);
        new Compiler(MemoryTree.of(files), TOOLKIT).compile(Compiler.Selection.EVERYTHING);
    }
}
