package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.cli.CommandLines;
import dev.windlass.docs.CircleMachine.End;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the scripts of the platform's pipelines do to a real repository; windlass itself is one that only edits a file. */
class PlatformScriptsTest {
    private static final Path SCRIPTS = Path.of(".circleci");
    private static final String TAG = "3f2c1e9a7b6d5c4f3e2d1c0b9a8f7e6d5c4b3a29";
    private static final String SPEC = "environments/%s/apps/hello.yaml";

    @TempDir
    Path folder = Path.of("");

    private CircleMachine machine;

    @BeforeEach
    void begin() throws Exception {
        machine = new CircleMachine(
                folder,
                Map.of(
                        ".gitignore",
                        "/target/\n",
                        "apps/hello.yaml",
                        "an app\n",
                        "chains/bitcoin.yaml",
                        "a chain\n",
                        "environments/staging/environment.yaml",
                        "an environment\n",
                        SPEC.formatted("staging"),
                        "old\n",
                        SPEC.formatted("production"),
                        "old\n"),
                "main",
                "develop");
        machine.variables.putAll(Map.of(
                "WINDLASS",
                pinning("").toString(),
                "PLATFORM_TOKEN",
                CircleMachine.SECRET,
                "PLATFORM_REPOSITORY",
                "example/platform",
                "PLATFORM_URL",
                machine.origin.toString(),
                "PLATFORM_API",
                machine.address(),
                "PIN_PAUSE",
                "0",
                "APP",
                "hello",
                "TAG",
                TAG));
    }

    @AfterEach
    void end() {
        machine.close();
    }

    /** A windlass that pins, after it has done something else. */
    private Path pinning(String before) throws Exception {
        return machine.program(
                "windlass", before + "\nif [ \"$1\" = pin ]; then echo \"$4\" >environments/$6/apps/$2.yaml; fi");
    }

    private End pin(String environment, String branch, String by) throws Exception {
        machine.variables.putAll(
                Map.of("ENVIRONMENT", environment, "BRANCH", branch, "CIRCLE_BRANCH", branch, "BY", by));
        return machine.script(SCRIPTS.resolve("pin.sh"));
    }

    private String spec(String branch, String environment) throws Exception {
        return machine.git(machine.origin, "show", branch + ":" + SPEC.formatted(environment));
    }

    @Test
    void stagingIsPinnedByOneCommit() throws Exception {
        String before = machine.head("develop");
        pin("staging", "develop", "push").assertFine();
        assertEquals(TAG, spec("develop", "staging"));
        assertEquals(before, machine.git(machine.origin, "rev-parse", "develop^"));
        assertEquals(
                "[pin] hello in staging to " + TAG, machine.git(machine.origin, "log", "-1", "--format=%s", "develop"));
        assertEquals(
                SPEC.formatted("staging"), machine.git(machine.origin, "diff", "--name-only", "develop^", "develop"));
        assertEquals(before, machine.head("main"));
        assertEquals(
                List.of(List.of("pin", "hello", "--tag", TAG, "--env", "staging", "--approve")),
                machine.calls("windlass"));
    }

    @Test
    void whatIsPinnedAlreadyStaysAsItIs() throws Exception {
        pin("staging", "develop", "push").assertFine();
        String before = machine.head("develop");
        End again = pin("staging", "develop", "push");
        again.assertFine();
        again.assertSays("already");
        assertEquals(before, machine.head("develop"));
    }

    /** Somebody pushes between the fetch and the push, more than once. */
    @Test
    void aLostRaceIsRunAgainOnTheNewHead() throws Exception {
        machine.git(folder, "clone", "--quiet", "--branch=develop", machine.origin.toString(), "other");
        Path other = folder.resolve("other");
        pinning("""
                n=$(cat %1$s/races 2>/dev/null || echo 0)
                if [ "$n" -lt 2 ]; then
                    echo $((n + 1)) >%1$s/races
                    cd %1$s/other && date +%%N >>notes && git add notes
                    git -c user.name=O -c user.email=o@example.com commit --quiet --message "Race $n" && git push --quiet
                    cd - >/dev/null
                fi
                """.formatted(folder));
        pin("staging", "develop", "push").assertFine();
        assertEquals(
                "[pin] hello in staging to " + TAG + "\nRace 1\nRace 0\nThe first",
                machine.git(machine.origin, "log", "--format=%s", "develop"));
        assertEquals(TAG, spec("develop", "staging"));
        assertTrue(Files.exists(other.resolve("notes")));
        assertEquals(3, machine.calls("windlass").size());
    }

    @Test
    void aRefusedPushIsNotTriedForEver() throws Exception {
        Path hook = machine.origin.resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\necho 'develop is protected' >&2\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        String before = machine.head("develop");
        End end = pin("staging", "develop", "push");
        end.assertFailed("was refused");
        end.assertSays("develop is protected");
        assertEquals(before, machine.head("develop"));
        assertEquals(2, machine.calls("windlass").size());
    }

    @Test
    void whereWindlassRefusesNothingIsPushed() throws Exception {
        pinning("echo 'error[unknown-unit]: there is no app \"hello\"' >&2; exit 1");
        String before = machine.head("develop");
        pin("staging", "develop", "push").assertFailed("there is no app");
        assertEquals(before, machine.head("develop"));
    }

    @Test
    void noNameOfAnAppFromOutsideGetsFurther() throws Exception {
        for (String app : List.of(
                "",
                "-",
                "--approve",
                "Hello",
                "hello; touch owned",
                "$(touch owned)",
                "`touch owned`",
                "../../hello",
                "hello\nother",
                "hello\n",
                "hello\"",
                "a".repeat(64))) {
            machine.variables.put("APP", app);
            pin("staging", "develop", "push").assertFailed("\"app\" is not the name of an app");
        }
        assertNothingHappened();
    }

    @Test
    void noTagFromOutsideGetsFurther() throws Exception {
        for (String tag : List.of(
                "",
                "latest",
                "3f2c1e9",
                TAG.toUpperCase(Locale.ROOT),
                TAG + " --force",
                TAG + "\n[skip ci]",
                TAG + "\n",
                "$(touch owned)00000000000000000000000000",
                "\";touch owned;\"0000000000000000000000000")) {
            machine.variables.put("TAG", tag);
            pin("staging", "develop", "push").assertFailed("\"tag\" is not the hash of a commit");
        }
        assertNothingHappened();
    }

    private void assertNothingHappened() throws Exception {
        assertEquals(List.of(), machine.calls());
        assertFalse(Files.exists(machine.clone.resolve("owned")));
        assertEquals(machine.head("main"), machine.head("develop"));
    }

    /** A tag of a chain is its version, which no pipeline of an app has to say. */
    @Test
    void onlyAppsArePinned() throws Exception {
        for (String other : List.of("bitcoin", "nothing")) {
            machine.variables.put("APP", other);
            pin("staging", "develop", "push").assertFailed("there is no app \"" + other + "\" on develop");
        }
        assertNothingHappened();
    }

    @Test
    void noOtherBranchIsPinned() throws Exception {
        machine.variables.putAll(
                Map.of("ENVIRONMENT", "staging", "BRANCH", "develop", "CIRCLE_BRANCH", "feature", "BY", "push"));
        machine.script(SCRIPTS.resolve("pin.sh")).assertFailed("is pinned on develop");
        assertNothingHappened();
    }

    /** Over https Git gets the token when the server asks for it, and nothing that is set for the user comes between. */
    @Test
    void gitHasTheTokenForTheServerOnly() throws Exception {
        Files.writeString(
                folder.resolve("home/.gitconfig"),
                "[url \"ssh://git@github.com/\"]\n\tinsteadOf = " + machine.address() + "/\n");
        machine.variables.put("PLATFORM_URL", machine.address() + "/example/platform.git");
        machine.answer(401, "");
        machine.answer(403, "");
        pin("staging", "develop", "push").assertFailed("403");
        assertEquals(
                List.of("GET /example/platform.git/info/refs?service=git-upload-pack"),
                machine.requests().stream()
                        .map(CircleMachine.Request::what)
                        .distinct()
                        .toList());
        assertEquals(
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        ("x-access-token:" + CircleMachine.SECRET).getBytes(StandardCharsets.UTF_8)),
                machine.requests().getLast().headers().get("Authorization").getFirst());
        assertEquals(List.of(), machine.calls());
    }

    @Test
    void productionIsPinnedByAPullRequest() throws Exception {
        machine.answer(201, "{\"html_url\": \"https://github.com/example/platform/pull/8\"}");
        String before = machine.head("main");
        pin("production", "main", "pull-request").assertFine();
        String proposal = "pin/hello-" + TAG;
        assertEquals(before, machine.head("main"));
        assertEquals(before, machine.git(machine.origin, "rev-parse", proposal + "^"));
        assertEquals(TAG, spec(proposal, "production"));
        assertEquals("old", spec(proposal, "staging"));
        CircleMachine.Request request = machine.requests().getFirst();
        assertEquals("POST /repos/example/platform/pulls", request.what());
        assertEquals(
                List.of("Bearer " + CircleMachine.SECRET), request.headers().get("Authorization"));
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        assertEquals(proposal, asked.path("head").asString());
        assertEquals("main", asked.path("base").asString());
        assertEquals("[pin] hello in production to " + TAG, asked.path("title").asString());
        assertFalse(asked.path("body").asString().isEmpty());
    }

    /** The job can be run again at any time: also where it was stopped between its push and its call. */
    @Test
    void aPullRequestThatIsThereIsLeft() throws Exception {
        machine.answer(500, "{\"message\": \"not now\"}");
        pin("production", "main", "pull-request").assertFailed("GitHub answers 500");
        String proposed = machine.head("pin/hello-" + TAG);
        machine.answer(201, "{}");
        pin("production", "main", "pull-request").assertFine();
        machine.answer(422, "{\"errors\": [{\"message\": \"A pull request already exists for example:pin.\"}]}");
        pin("production", "main", "pull-request").assertFine();
        assertEquals(proposed, machine.head("pin/hello-" + TAG));
        machine.answer(422, "{\"errors\": [{\"message\": \"base is invalid\"}]}");
        pin("production", "main", "pull-request").assertFailed("base is invalid");
    }

    /** A branch of that name may be old, or hold what somebody else put there. */
    @Test
    void aBranchThatIsNotThisPinIsNotProposed() throws Exception {
        for (int i = 0; i < 3; i++) {
            machine.answer(201, "{}");
        }
        pin("production", "main", "pull-request").assertFine();
        String old = machine.head("pin/hello-" + TAG);
        machine.git(machine.clone, "checkout", "--quiet", "--detach", machine.head("main"));
        machine.write("apps/new.yaml", "new\n");
        String newest = machine.commit("Meanwhile");
        machine.git(machine.clone, "push", "--quiet", "origin", "HEAD:refs/heads/main");
        pin("production", "main", "pull-request").assertFine();
        String proposal = "pin/hello-" + TAG + "-" + newest.substring(0, 12);
        assertEquals(old, machine.head("pin/hello-" + TAG));
        assertEquals(newest, machine.git(machine.origin, "rev-parse", proposal + "^"));
        assertEquals(TAG, spec(proposal, "production"));
        assertEquals(
                proposal,
                JsonMapper.shared()
                        .readTree(machine.requests().getLast().body())
                        .path("head")
                        .asString());
        pin("production", "main", "pull-request").assertFine();
        machine.write("apps/stray.yaml", "stray\n");
        machine.commit("Somebody else's");
        machine.git(machine.clone, "push", "--quiet", "--force", "origin", "HEAD:refs/heads/" + proposal);
        pin("production", "main", "pull-request").assertFailed("holds something else than this pin");
    }

    private End publish(String branch, String runsOn, String commit) throws Exception {
        machine.variables.putAll(
                Map.of("ENVIRONMENT", "staging", "BRANCH", branch, "CIRCLE_BRANCH", runsOn, "CIRCLE_SHA1", commit));
        return machine.script(SCRIPTS.resolve("publish.sh"));
    }

    @Test
    void theNewestCommitOfItsBranchIsPublished() throws Exception {
        publish("develop", "develop", machine.head("develop")).assertFine();
        assertEquals(List.of(List.of("check", "staging"), List.of("publish", "staging")), machine.calls("windlass"));
    }

    /** To publish the name of what is gone would remove it from the cluster. */
    @Test
    void anEnvironmentThatIsGoneIsNotPublished() throws Exception {
        Files.delete(machine.clone.resolve("environments/staging/environment.yaml"));
        publish("develop", "develop", machine.head("develop"))
                .assertFailed("Removing an environment is done by a person: windlass publish staging");
        assertEquals(List.of(), machine.calls("windlass"));
    }

    /** One that has become abstract is gone as well, and Windlass says so. */
    @Test
    void whatIsNoEnvironmentIsNotPublished() throws Exception {
        machine.program("windlass", "[ \"$1\" != check ] || exit 2");
        publish("develop", "develop", machine.head("develop")).assertFailed("staging is not an environment");
        assertEquals(List.of(List.of("check", "staging")), machine.calls("windlass"));
    }

    @Test
    void anOlderCommitIsNotPublishedOverANewerOne() throws Exception {
        String old = machine.head("develop");
        pin("staging", "develop", "push").assertFine();
        assertNotEquals(old, machine.head("develop"));
        End end = publish("develop", "develop", old);
        end.assertFine();
        end.assertSays("not published: develop is at " + machine.head("develop"));
        assertFalse(machine.calls("windlass").contains(List.of("publish", "staging")));
    }

    @Test
    void anEnvironmentIsPublishedFromItsOwnBranchOnly() throws Exception {
        publish("develop", "main", machine.head("main")).assertFailed("staging is published from develop");
        publish("gone", "gone", machine.head("main")).assertFailed("");
        assertEquals(List.of(), machine.calls());
    }

    @Test
    void whatWindlassRefusesToPublishFails() throws Exception {
        machine.program("windlass", "echo 'blocked' >&2; exit 1");
        publish("develop", "develop", machine.head("develop")).assertFailed("blocked");
    }

    @Test
    void aChangeIsComparedWithWhereItLeftItsBranch() throws Exception {
        pin("staging", "develop", "push").assertFine(); // develop is ahead of main by this
        String left = machine.head("develop");
        machine.git(machine.clone, "checkout", "--quiet", "-b", "feature", left);
        machine.write("apps/new.yaml", "new\n");
        machine.commit("A feature");
        assertEquals(left, base(review("feature")));
    }

    @Test
    void aChangeOfMainIsComparedWithMain() throws Exception {
        String left = machine.head("main");
        pin("staging", "develop", "push").assertFine();
        machine.git(machine.clone, "checkout", "--quiet", "-b", "hotfix", left);
        machine.write("apps/new.yaml", "new\n");
        machine.commit("A fix");
        assertEquals(left, base(review("feature")));
    }

    @Test
    void developIsComparedWithMain() throws Exception {
        String main = machine.head("main");
        pin("staging", "develop", "push").assertFine();
        assertEquals(main, base(review("develop")));
    }

    /** A platform without a branch for staging has main to compare with. */
    @Test
    void aMissingBranchIsNoObstacle() throws Exception {
        machine.git(machine.origin, "branch", "--delete", "develop");
        assertEquals(machine.head("main"), base(review("feature")));
        machine.git(machine.origin, "update-ref", "-d", "refs/heads/main");
        review("feature").assertFailed("neither a branch main nor develop");
    }

    @Test
    void aBlockedChangeIsWrittenDownBeforeTheJobFails() throws Exception {
        machine.program("windlass", "echo \"the change as ${*: -1}\"; echo 'error: blocked' >&2; exit 1");
        End review = review("feature");
        review.assertFine();
        review.assertSays("the change as --gate");
        Path out = machine.clone.resolve("target/review");
        assertEquals("the change as markdown\n", Files.readString(out.resolve("diff.md")));
        assertEquals("the change as junit\n", Files.readString(out.resolve("results/windlass.xml")));
        assertEquals("error: blocked\n", Files.readString(out.resolve("verdict.txt")));
        CircleConfig config = CircleConfig.read(Files.readString(SCRIPTS.resolve("config.yml")));
        Path last = folder.resolve("last.sh");
        Files.writeString(
                last,
                "set -eo pipefail\n"
                        + config.shell().stream()
                                .filter(c -> c.contains("verdict.txt"))
                                .findFirst()
                                .orElseThrow());
        machine.script(last).assertFailed("error: blocked");
        machine.program("windlass", "echo fine");
        review("feature").assertFine();
        machine.script(last).assertFine();
    }

    /** All that the scripts ask of windlass, it can. */
    @Test
    void windlassTakesEveryCommandLine() throws Exception {
        pin("staging", "develop", "push").assertFine();
        publish("develop", "develop", machine.head("develop")).assertFine();
        review("feature").assertFine();
        List<List<String>> calls = machine.calls("windlass");
        assertEquals(
                Set.of("pin", "check", "publish", "diff"),
                calls.stream().map(List::getFirst).collect(Collectors.toSet()));
        assertEquals(
                List.of(),
                calls.stream()
                        .flatMap(c -> CommandLines.complaint(c.toArray(String[]::new)).stream())
                        .toList());
    }

    private End review(String branch) throws Exception {
        machine.variables.put("CIRCLE_BRANCH", branch);
        return machine.script(SCRIPTS.resolve("review.sh"), "target/review");
    }

    /** What the change was compared with, in each of its formats. */
    private String base(End review) throws Exception {
        review.assertFine();
        List<List<String>> calls = machine.calls("windlass").stream()
                .filter(c -> c.contains("diff"))
                .toList();
        String base = calls.getFirst().get(2);
        assertEquals(
                List.of(
                        List.of("diff", "--base", base, "--gate"),
                        List.of("diff", "--base", base, "--gate", "--format", "markdown"),
                        List.of("diff", "--base", base, "--gate", "--format", "junit")),
                calls);
        return base;
    }
}
