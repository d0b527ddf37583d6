package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.TypedModels;
import dev.windlass.source.DiskTree;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of the platform in this repository; an example of how a platform's own rules are tested. */
class PlatformTest {
    private static final Compilation PRODUCTION = new Compiler(DiskTree.open(Path.of("")).orElseThrow())
            .compile(new Selection(List.of("production"), Optional.empty()));

    @Test
    void nothingIsWrong() {
        assertTrue(PRODUCTION.isValid(), PRODUCTION.diagnostics()::toString);
    }

    @Test
    void everyNodeHasTimeToStop() {
        for (StatefulSet node : new TypedModels(PRODUCTION).all(StatefulSet.class)) {
            Long seconds = node.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();
            assertTrue(seconds >= 60, node.getMetadata().getName());
        }
    }

    @Test
    void appsComeFromOurRegistry() {
        List<String> foreign = new TypedModels(PRODUCTION)
                .all(Deployment.class).stream()
                        .flatMap(app -> app.getSpec().getTemplate().getSpec().getContainers().stream())
                        .map(container -> container.getImage())
                        .filter(image -> !image.startsWith("asia-northeast1-docker.pkg.dev/shiedl-prod/"))
                        .toList();
        assertEquals(List.of(), foreign);
    }
}
