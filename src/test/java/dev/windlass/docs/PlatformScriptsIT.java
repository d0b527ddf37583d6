package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.docs.CircleMachine.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines of the reference platform from end to end, with the built program and a deploy repository. */
class PlatformScriptsIT {
    private static final Path SCRIPTS = Path.of(".circleci");
    private static final Path WINDLASS = Path.of("target/windlass/bin/windlass").toAbsolutePath();
    private static final String TAG = "5d1f0b7e2c4a69838f7e6d5c4b3a291807f6e5d4";
    private static final String DEPLOYMENT = "staging/explorer/deployment-explorer.yaml";

    @TempDir
    Path folder = Path.of("");

    /** The repository's own platform, delivered to a repository on this machine. */
    private Map<String, String> platform(Path deploy) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String root : List.of(".gitignore", "apps", "chains", "environments", "golden")) {
            try (Stream<Path> all = Files.walk(Path.of(root))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(
                            file.toString(),
                            Files.readString(file)
                                    .replace("https://github.com/example/deploy.git", deploy.toString())
                                    .replaceFirst("agent: (argocd|flux), ", "")); // which take no folder
                }
            }
        }
        files.keySet().removeIf(f -> f.contains("/gitops/"));
        return files;
    }

    @Test
    void whatAnAppPushesIsPinnedPublishedAndTakenBack() throws Exception {
        Path deploy = folder.resolve("deploy.git");
        try (CircleMachine machine = new CircleMachine(folder, platform(deploy), "main", "develop")) {
            machine.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", deploy.toString());
            machine.variables.putAll(Map.of(
                    "WINDLASS",
                    WINDLASS.toString(),
                    "PLATFORM_TOKEN",
                    CircleMachine.SECRET,
                    "PLATFORM_REPOSITORY",
                    "example/platform",
                    "PLATFORM_URL",
                    machine.origin.toString(),
                    "PIN_PAUSE",
                    "0"));

            publish(machine).assertFine();
            String first = machine.git(deploy, "rev-parse", "main");
            assertTrue(deployed(machine, deploy).contains("/explorer:3f2c1e9\n"));

            machine.variables.putAll(Map.of("APP", "explorer", "TAG", TAG, "BY", "push"));
            machine.script(SCRIPTS.resolve("pin.sh")).assertFine();
            String pinned = machine.head("develop");
            checkout(machine, "develop");
            publish(machine).assertFine();
            assertTrue(deployed(machine, deploy).contains("/explorer:" + TAG + "\n"));
            assertEquals(first, machine.git(deploy, "rev-parse", "main^"));
            assertTrue(machine.git(deploy, "log", "-1", "--format=%B").contains(pinned), "which commit it came from");

            // What develop has and main does not, as a pull request shows it.
            machine.script(SCRIPTS.resolve("review.sh"), "target/review").assertFine();
            assertEquals("0\n", Files.readString(machine.clone.resolve("target/review/status")));
            String difference = Files.readString(machine.clone.resolve("target/review/diff.md"));
            assertTrue(difference.contains("Deployment/explorer") && difference.contains(TAG), difference);
            assertTrue(Files.readString(machine.clone.resolve("target/review/results/windlass.xml"))
                    .contains("<testcase name=\"explorer\" classname=\"staging\""));

            machine.git(
                    machine.clone,
                    "-c",
                    "user.name=S",
                    "-c",
                    "user.email=s@example.com",
                    "revert",
                    "--no-edit",
                    "HEAD");
            machine.git(machine.clone, "push", "--quiet", "origin", "HEAD:refs/heads/develop");
            assertNotEquals(pinned, machine.head("develop"));
            publish(machine).assertFine();
            assertTrue(deployed(machine, deploy).contains("/explorer:3f2c1e9\n"));
        }
    }

    /** A change that would lose data is published by nobody, and the pull request says so first. */
    @Test
    void whatWouldLoseDataIsRefusedInTheReviewAndInThePublish() throws Exception {
        Path deploy = folder.resolve("deploy.git");
        try (CircleMachine machine = new CircleMachine(folder, platform(deploy), "main", "develop")) {
            machine.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", deploy.toString());
            machine.variables.put("WINDLASS", WINDLASS.toString());
            publish(machine).assertFine();
            String before = machine.git(deploy, "rev-parse", "main");

            Files.writeString(
                    machine.clone.resolve("environments/staging/chains/monacoin.yaml"),
                    "network: mainnet\nstorage: {size: 20Gi}\n");
            machine.commit("Another network on the same disk");
            machine.variables.put("CIRCLE_BRANCH", "feature");
            machine.script(SCRIPTS.resolve("review.sh"), "target/review").assertFine();
            assertEquals("1\n", Files.readString(machine.clone.resolve("target/review/status")));
            assertTrue(Files.readString(machine.clone.resolve("target/review/diff.md"))
                    .contains("data-loss"));

            machine.git(machine.clone, "push", "--quiet", "origin", "HEAD:refs/heads/develop");
            publish(machine).assertFailed("data-loss");
            assertEquals(before, machine.git(deploy, "rev-parse", "main"));
        }
    }

    /** Publishes staging in a pipeline of the newest commit of develop. */
    private static End publish(CircleMachine machine) throws Exception {
        machine.variables.putAll(Map.of(
                "ENVIRONMENT", "staging",
                "BRANCH", "develop",
                "CIRCLE_BRANCH", "develop",
                "CIRCLE_SHA1", machine.head("develop")));
        return machine.script(SCRIPTS.resolve("publish.sh"));
    }

    private static void checkout(CircleMachine machine, String branch) throws Exception {
        machine.git(machine.clone, "fetch", "--quiet", "origin", branch);
        machine.git(machine.clone, "checkout", "--quiet", "--detach", "FETCH_HEAD");
    }

    private static String deployed(CircleMachine machine, Path deploy) throws Exception {
        return machine.git(deploy, "show", "main:" + DEPLOYMENT) + "\n";
    }
}
