package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.docs.CircleMachine.End;
import dev.windlass.source.MemoryTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example of an app's repository: what its pipeline does, and the specs that its page has for the platform. */
class AppRepositoryTest {
    private static final Path REPOSITORY = Path.of("examples/app-repository");
    private static final Path SCRIPTS = REPOSITORY.resolve(".circleci");
    private static final String IMAGE = "asia-northeast1-docker.pkg.dev/shiedl-prod/apps/height";

    @TempDir
    Path folder = Path.of("");

    private CircleMachine machine;

    @BeforeEach
    void begin() throws Exception {
        machine = new CircleMachine(folder, Map.of("pom.xml", "<project/>\n"), "main");
        machine.variables.putAll(Map.of(
                "CIRCLE_SHA1", machine.head("main"),
                "CIRCLE_API", machine.address(),
                "APP", "height",
                "BRANCH", "develop",
                "PLATFORM_PROJECT", "gh/example/platform",
                "PLATFORM_DEFINITION", "3e3f0e5c-0c1b-4f5e-9d0a-1b2c3d4e5f60",
                "PLATFORM_PIPELINE_TOKEN", CircleMachine.SECRET));
        machine.variables.putAll(Map.of(
                "IMAGE",
                IMAGE,
                "TMPDIR",
                Files.createDirectory(folder.resolve("temporary")).toString(),
                "CIRCLE_OIDC_TOKEN_V2",
                CircleMachine.SECRET,
                "GCP_PROVIDER",
                "projects/1/locations/global/workloadIdentityPools/circleci/providers/circleci",
                "GCP_SERVICE_ACCOUNT",
                "height-images@shiedl-prod.iam.gserviceaccount.com"));
        machine.program("gcloud", "case \"$*\" in *print-access-token) echo \"$CIRCLE_OIDC_TOKEN_V2\" ;; esac");
    }

    @AfterEach
    void end() {
        machine.close();
    }

    @Test
    void thePlatformIsToldTheCommit() throws Exception {
        machine.answer(201, "{\"number\": 25}");
        machine.script(SCRIPTS.resolve("pin.sh")).assertFine();
        CircleMachine.Request request = machine.requests().getFirst();
        assertEquals("POST /project/gh/example/platform/pipeline/run", request.what());
        assertEquals(List.of(CircleMachine.SECRET), request.headers().get("Circle-token"));
        JsonNode call = JsonMapper.shared().readTree(request.body());
        assertEquals("develop", call.path("config").path("branch").asString());
        assertEquals("develop", call.path("checkout").path("branch").asString());
        assertEquals("height", call.path("parameters").path("app").asString());
        assertEquals(machine.head("main"), call.path("parameters").path("tag").asString());
    }

    /** The parameters that the app gives are those that the platform's pipeline declares. */
    @Test
    void thePlatformTakesTheParameters() throws Exception {
        machine.answer(201, "{}");
        machine.script(SCRIPTS.resolve("pin.sh")).assertFine();
        JsonNode call =
                JsonMapper.shared().readTree(machine.requests().getFirst().body());
        CircleConfig platform = CircleConfig.read(Files.readString(Path.of(".circleci/config.yml")));
        assertEquals(
                List.copyOf(platform.top().path("parameters").propertyNames()),
                List.copyOf(call.path("parameters").propertyNames()));
    }

    @Test
    void anOlderCommitIsNotPinnedOverANewerOne() throws Exception {
        machine.write("pom.xml", "<project></project>\n");
        machine.commit("The next");
        machine.git(machine.clone, "push", "--quiet", "origin", "HEAD:refs/heads/main");
        End end = machine.script(SCRIPTS.resolve("pin.sh"));
        end.assertFine();
        end.assertSays("not pinned: main is at " + machine.head("main"));
        assertEquals(List.of(), machine.requests());
    }

    @Test
    void aCallThatIsRefusedFails() throws Exception {
        machine.answer(403, "{\"message\": \"Permission denied.\"}");
        machine.script(SCRIPTS.resolve("pin.sh")).assertFailed("Permission denied.");
    }

    @Test
    void theImageIsTaggedByTheCommitAndNothingElse() throws Exception {
        machine.program("docker", "case $1 in manifest) exit 1 ;; login) cat >\"$HOME/password\" ;; esac");
        machine.script(SCRIPTS.resolve("push-image.sh")).assertFine();
        String image = IMAGE + ":" + machine.head("main");
        assertEquals(
                List.of(
                        List.of(
                                "login",
                                "--username",
                                "oauth2accesstoken",
                                "--password-stdin",
                                "https://asia-northeast1-docker.pkg.dev"),
                        List.of("manifest", "inspect", image),
                        List.of("build", "--pull", "--tag", image, "."),
                        List.of("push", image)),
                machine.calls("docker"));
        assertEquals(CircleMachine.SECRET + "\n", Files.readString(folder.resolve("home/password")));
        try (Stream<Path> left = Files.list(folder.resolve("temporary"))) {
            assertEquals(List.of(), left.toList(), "the token is still there");
        }
    }

    @Test
    void anImageThatIsThereIsNotReplaced() throws Exception {
        machine.program("docker", "[ \"$1\" != login ] || cat >/dev/null");
        machine.script(SCRIPTS.resolve("push-image.sh")).assertFine();
        assertFalse(machine.calls("docker").stream().anyMatch(c -> c.contains("push") || c.contains("build")));
    }

    @Test
    void withoutAnIdentityNothingIsPushed() throws Exception {
        machine.program("gcloud", "echo 'The audience is not allowed.' >&2; exit 1");
        machine.program("docker", "");
        machine.script(SCRIPTS.resolve("push-image.sh")).assertFailed("not allowed");
        assertEquals(List.of(), machine.calls("docker"));
    }

    /** The specs of the page are an app that the reference platform takes, with the image that the pipeline pushes. */
    @Test
    void thePlatformDeploysIt() throws Exception {
        Map<String, String> files = new TreeMap<>();
        for (String root : List.of("apps", "chains", "environments")) {
            try (Stream<Path> all = Files.walk(Path.of(root))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(file.toString(), Files.readString(file));
                }
            }
        }
        for (Page.Step step : Page.read(REPOSITORY.resolve("README.md")).steps()) {
            if (step instanceof Page.Edit edit) {
                files.put(edit.path().toString(), edit.content());
            }
        }
        Compilation compilation = new Compiler(MemoryTree.of(files)).compile(Compiler.Selection.EVERYTHING);
        assertEquals(List.of(), compilation.diagnostics());
        CircleConfig config = CircleConfig.read(Files.readString(SCRIPTS.resolve("config.yml")));
        assertEquals(
                IMAGE,
                config.jobs().path("image").path("environment").path("IMAGE").asString());
        for (String environment : List.of("staging", "production")) {
            String deployment = compilation.manifests().stream()
                    .filter(m -> m.path().equals(environment + "/height/deployment-height.yaml"))
                    .findFirst()
                    .orElseThrow()
                    .text();
            assertTrue(deployment.contains("image: " + IMAGE + ":"), deployment);
            assertTrue(deployment.contains("name: BITCOIN_RPC_URL"), deployment);
            assertTrue(deployment.contains("path: /healthz"), deployment);
            assertTrue(deployment.contains("runAsUser: 10001"), deployment);
        }
        assertTrue(Files.readString(REPOSITORY.resolve("Dockerfile")).contains("\nUSER 10001:10001\n"));
    }
}
