package dev.windlass.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff --deployed} says beforehand what a publish would. */
class DiffDeployedTest {
    private static final String GATE = "gate: {block: [data-loss, immutable, outage]}";

    @TempDir
    Path folder = Path.of("");

    private DeployedPlatform platform;

    @BeforeEach
    void makePlatform() throws IOException {
        platform = new DeployedPlatform(folder);
    }

    @Test
    void nothingIsPublishedYetAndSoNothingBlocked() throws IOException {
        platform.append("test", GATE);
        platform.windlass("diff", "--deployed", "--gate").expect(0).saying(" changes in test: ");
    }

    @Test
    void nothingChangesAfterAPublish() throws IOException {
        platform.append("test", GATE);
        platform.windlass("publish").expect(0);
        platform.windlass("diff", "--deployed", "--gate").expect(0).saying("nothing changes\n");
    }

    @Test
    void theGateOfTheLastPublishHolds() throws IOException {
        platform.append("test", GATE);
        platform.windlass("publish").expect(0);
        platform.replace("environments/test/environment.yaml", GATE, "gate: {block: [data-loss, immutable]}");
        platform.replace("apps/explorer.yaml", "replicas: 2", "replicas: 0");
        platform.windlass("diff", "--deployed", "--gate")
                .expect(1)
                .saying("outage, blocked: change Gate/test")
                .saying("outage, blocked: change Deployment/explorer");
    }

    @Test
    void whatIsAcknowledgedForTheDiffPassesThePublish() throws IOException {
        platform.append("test", GATE);
        platform.windlass("publish").expect(0);
        platform.replace("apps/explorer.yaml", "replicas: 2", "replicas: 0");
        String printed =
                platform.windlass("diff", "--deployed", "--gate").expect(1).out();
        String line = printed.lines()
                .filter(l -> l.startsWith("- {resource: "))
                .findFirst()
                .orElseThrow();
        platform.write(
                "environments/test/acknowledged.yaml",
                line.replace("reason: \"\"", "reason: nobody looks at it") + "\n");
        platform.windlass("diff", "--deployed", "--gate").expect(0).saying("outage, acknowledged");
        platform.windlass("publish").expect(0);
        platform.windlass("diff", "--deployed", "--gate").expect(0).saying("warning[stale-acknowledgement]");
    }

    @Test
    void aRemovedEnvironmentCountsByItsNameOnly() throws IOException {
        platform.windlass("publish").expect(0);
        Files.move(folder.resolve("platform/environments/other"), folder.resolve("other"));
        platform.windlass("diff", "--deployed")
                .expect(0)
                .saying("nothing changes")
                .saying("windlass diff --deployed other");
        platform.windlass("diff", "other", "--deployed").expect(0).saying("remove Namespace/shop");
        platform.windlass("diff", "othre", "--deployed").expect(2).saying("there is no environment \"othre\"");
    }

    @Test
    void aRepositoryThatIsNotThereIsAMatterOfTheOutside() throws IOException {
        platform.replace("environments/test/environment.yaml", platform.url(), platform.url() + "-nowhere");
        platform.windlass("diff", "test", "--deployed").expect(3).saying("error[delivery-failed]");
    }
}
