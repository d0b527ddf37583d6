package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations for CircleCI, of this repository and of the example of an app, say what they should and nothing that leaks. */
class CircleciTest {
    private static final Path PLATFORM = Path.of(".circleci");
    private static final Path APP = Path.of("examples/app-repository/.circleci");
    private static final Pattern SCRIPT = Pattern.compile("\\.circleci/[a-z-]+\\.sh|\\.ci/run");

    private static CircleConfig config(Path folder) throws IOException {
        return CircleConfig.read(Files.readString(folder.resolve("config.yml")));
    }

    private static Map<String, String> app(String name) {
        return name.isEmpty() ? Map.of() : Map.of("app", name, "tag", "3f2c1e9");
    }

    @Test
    void thePlatformsConfigurationHoldsTheRules() throws IOException {
        assertEquals(List.of(), CircleRules.broken(config(PLATFORM), Set.of("main", "develop")));
    }

    @Test
    void theAppsConfigurationHoldsTheRules() throws IOException {
        assertEquals(List.of(), CircleRules.broken(config(APP), Set.of("main")));
    }

    @ParameterizedTest
    @CsvSource({
        "feature,    '',    'review verify'",
        "pull/7,     '',    'review verify'",
        "pin/hello-1,'',    'review verify'",
        "develop,    '',    'publish-staging review verify'",
        "main,       '',    'publish-production verify'",
        "develop,    hello, 'build pin-staging'",
        "main,       hello, 'build pin-production'",
        "feature,    hello, ''",
        "pull/7,     hello, ''",
        "main-2,     '',    'review verify'",
        "main-2,     hello, ''"
    })
    void eachPipelineOfThePlatformRunsItsJobs(String branch, String app, String jobs) throws IOException {
        assertEquals(jobs, String.join(" ", config(PLATFORM).runs(branch, app(app))));
    }

    @ParameterizedTest
    @CsvSource({"main, 'image pin-production pin-staging test'", "feature, test", "pull/7, test"})
    void eachPipelineOfTheAppRunsItsJobs(String branch, String jobs) throws IOException {
        assertEquals(jobs, String.join(" ", config(APP).runs(branch, Map.of())));
    }

    /** What publishes waits for the tests, sees no other environment's credentials and never runs beside itself. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void nothingIsPublishedUnlessBuildAndTestsPassed(String environment) throws IOException {
        CircleConfig.Invocation publish = config(PLATFORM).invocations().stream()
                .filter(i -> i.name().equals("publish-" + environment))
                .findFirst()
                .orElseThrow();
        assertTrue(publish.requires().contains("verify"));
        assertEquals(List.of("deploy-" + environment), publish.contexts());
        assertEquals(environment, publish.settings().path("environment").asString());
        assertEquals(
                "windlass/publish-" + environment,
                publish.settings().path("serial-group").asString());
    }

    @Test
    void theTestsAreThoseOfEveryBuild() throws IOException {
        assertTrue(
                config(PLATFORM).jobs().path("verify").path("steps").toString().contains("\".ci/run\""));
        assertTrue(config(APP).jobs().path("test").path("steps").toString().contains("verify"));
    }

    @Test
    void everyCommandIsWhatBashCanRead() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Path folder : List.of(PLATFORM, APP)) {
            for (String command : config(folder).shell()) {
                Process bash = new ProcessBuilder("bash", "-n", "-c", command)
                        .redirectErrorStream(true)
                        .start();
                String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (bash.waitFor() != 0 || !said.isEmpty()) {
                    wrong.add(command + ": " + said);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Scripts that are called are there, stop at the first failure, and no others lie about. */
    @Test
    void everyScriptIsThereAndStopsAtAFailure() throws IOException {
        for (Path folder : List.of(PLATFORM, APP)) {
            TreeSet<Path> called = new TreeSet<>();
            for (String command : config(folder).shell()) {
                Matcher matcher = SCRIPT.matcher(command);
                while (matcher.find()) {
                    called.add(folder.resolveSibling(matcher.group()));
                }
            }
            for (Path script : called) {
                assertTrue(Files.isExecutable(script), script + " cannot be run");
                String text = Files.readString(script);
                assertTrue(text.startsWith("#!/usr/bin/env bash\n"), script::toString);
                assertTrue(text.contains("\nset -euo pipefail\n"), script::toString);
                assertFalse(text.contains("set -x"), script + " would show credentials");
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(
                        files.filter(f -> f.toString().endsWith(".sh")).sorted().toList(),
                        called.stream().filter(s -> s.startsWith(folder)).toList());
            }
        }
    }

    /** A slip in the configuration, and part of what is said of it. */
    record Fault(String before, String after, String problem) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    "filters: pipeline.git.branch == \"develop\"\n          context",
                    "filters: pipeline.git.branch != \"main\"\n          context",
                    "has credentials and runs on [, MAIN, feature"),
            new Fault(
                    "filters: pipeline.git.branch == \"main\"\n          context",
                    "context",
                    "publish-production has credentials and runs on"),
            new Fault(
                    "requires: [build]\n          filters: pipeline.git.branch == \"main\"",
                    "filters: pipeline.git.branch == \"main\"",
                    "pin-production has credentials and runs before anything was built"),
            new Fault(
                    "requires: [build]\n          filters: pipeline.git.branch == \"main\"",
                    "requires: [pin-production]\n          filters: pipeline.git.branch == \"main\"",
                    "pin-production waits for itself"),
            new Fault(
                    "command: .ci/run",
                    "command: .ci/run << pipeline.parameters.app >>",
                    "a value is written into a shell command"),
            new Fault("openjdk:25.0", "openjdk:latest", "is not of one version"),
            new Fault("openjdk:25.0", "openjdk", "is not of one version"),
            new Fault("executor: java", "executor: jvaa", "there is no executor \"jvaa\""),
            new Fault("- verify\n", "- verfy\n", "there is no such job"),
            new Fault("requires: [verify]", "requires: [verfy]", "requires \"verfy\""),
            new Fault("name: publish-production", "name: publish-staging", "publish-staging is there twice"),
            new Fault("          environment: staging\n", "", "needs \"environment\""),
            new Fault("by: push\n", "by: force\n", "is none of [push, pull-request]"),
            new Fault("by: push\n", "by: push\n          force: true\n", "takes no \"force\""),
            new Fault("- take-windlass", "- take-windlas", "there is no step \"take-windlas\""),
            new Fault("attach_workspace:", "atach_workspace:", "there is no step \"atach_workspace\""),
            new Fault("path: target/manifests", "folder: target/manifests", "has no \"folder\""),
            new Fault("resource_class:", "resource_clas:", "has no \"resource_clas\""),
            new Fault(
                    "pipeline.parameters.tag", "pipeline.parameters.tags", "there is no \"pipeline.parameters.tags\""),
            new Fault("<< parameters.branch", "<< parameters.brnch", "there is no \"parameters.brnch\""),
            new Fault("BRANCH: << parameters.branch >>", "BRANCH: main", "does not use its parameter \"branch\""),
            new Fault(
                    "when: pipeline.parameters.app", "when: pipeline.parameters.apps", "\"pipeline.parameters.apps\""),
            new Fault("filters: pipeline.git.branch ==", "filters: pipeline.git.tag ==", "\"pipeline.git.tag\""),
            new Fault("      - build:\n", "      - verify:\n", "job build is in no workflow"));

    static Stream<Fault> faults() {
        return FAULTS.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsFound(Fault fault) throws IOException {
        String text = Files.readString(PLATFORM.resolve("config.yml"));
        int at = text.indexOf(fault.before);
        assertTrue(at >= 0, "not in the configuration: " + fault.before);
        String faulty = text.substring(0, at) + fault.after + text.substring(at + fault.before.length());
        List<String> problems = CircleRules.broken(CircleConfig.read(faulty), Set.of("main", "develop"));
        assertTrue(problems.stream().anyMatch(p -> p.contains(fault.problem)), problems::toString);
    }
}
