package dev.windlass.check.rule.workload;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRulesTest {
    private static final String TEMPLATE =
            "template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}";
    private static final String INDEXED = "completionMode: Indexed, completions: 10";

    private static String named(String name, String... spec) {
        return """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s, namespace: b}
                spec: {%s}
                """.formatted(name, String.join(", ", spec));
    }

    private static String job(String... spec) {
        return named("a", TEMPLATE, String.join(", ", spec));
    }

    private static void created(String version, String yaml, @Nullable String finding) {
        if (finding == null) {
            assertCreated(version, yaml);
        } else {
            assertCreated(version, yaml, finding.split(", "));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            maxFailedIndexes: 1                             | missing-field spec.backoffLimitPerIndex, invalid-value spec.maxFailedIndexes
            backoffLimitPerIndex: 1                         | invalid-value spec.backoffLimitPerIndex
            completionMode: Indexed, parallelism: 1         | missing-field spec.completions
            completionMode: Indexed                         |
            completionMode: ""                              | invalid-value spec.completionMode
            completionMode: Indexed, completions: 1, parallelism: 100001 | invalid-value spec.parallelism
            completionMode: Indexed, completions: 2, backoffLimitPerIndex: 1, maxFailedIndexes: 3 | invalid-value spec.maxFailedIndexes
            completionMode: Indexed, completions: 100001, parallelism: 10001 |
            completionMode: Indexed, completions: 100001, parallelism: 10001, backoffLimitPerIndex: 1 | missing-field spec.maxFailedIndexes, invalid-value spec.parallelism
            completionMode: Indexed, completions: 100001, maxFailedIndexes: 10001, backoffLimitPerIndex: 1 | invalid-value spec.maxFailedIndexes
            podReplacementPolicy: TerminatingOrFailed, podFailurePolicy: {} | invalid-value spec.podReplacementPolicy
            podFailurePolicy: {rules: []}                   |
            suspend: true, ttlSecondsAfterFinished: 0       |
            manualSelector: true                            | missing-field spec.selector, invalid-value spec.template.metadata.labels
            manualSelector: true, selector: {matchLabels: {a: b}} |
            manualSelector: true, selector: {}              |
            selector: {matchLabels: {a: b}}                 | invalid-value spec.selector
            selector: {matchLabels: {job-name: a}}          |
            """)
    void specification(String spec, String finding) {
        created("1.30", job(spec), finding);
        created("1.36", job(spec), finding);
    }

    @Test
    void labelsThatKubernetesSets() {
        String own = TEMPLATE.replace("a: b", "job-name: a, batch.kubernetes.io/job-name: a");
        assertCreated("1.36", named("a", own));
        assertCreated(
                "1.36",
                named("b", own),
                "invalid-value spec.template.metadata.labels[job-name]",
                "invalid-value spec.template.metadata.labels[batch.kubernetes.io/job-name]");
        assertCreated(
                "1.36",
                named("a", TEMPLATE.replace("a: b", "controller-uid: x")),
                "invalid-value spec.template.metadata.labels[controller-uid]");
    }

    @Test
    void restarts() {
        String at = "spec.template.spec.restartPolicy";
        assertCreated("1.36", named("a", TEMPLATE.replace("restartPolicy: Never, ", "")), "missing-field " + at);
        assertCreated("1.36", named("a", TEMPLATE.replace("Never", "Always")), "missing-field " + at);
        assertCreated("1.36", named("a", TEMPLATE.replace("Never", "OnFailure")));
        assertCreated(
                "1.36",
                named("a", TEMPLATE.replace("Never", "OnFailure"), "podFailurePolicy: {}"),
                "invalid-value " + at);
    }

    @Test
    void namesOfIndexedPods() {
        String name = "a".repeat(61);
        assertCreated("1.36", named(name, TEMPLATE, INDEXED));
        assertCreated(
                "1.36",
                named(name, TEMPLATE, "completionMode: Indexed, completions: 11"),
                "invalid-value metadata.name");
        assertUpdated(
                "1.36",
                named(name, TEMPLATE, INDEXED),
                named(name, TEMPLATE, "completionMode: Indexed, completions: 11, parallelism: 11"),
                "invalid-value metadata.name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            managedBy: example.org/a   |
            managedBy: ""              | missing-field spec.managedBy
            managedBy: a               | invalid-value spec.managedBy
            managedBy: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b/cd | too-long spec.managedBy
            """)
    void managersAreKnownFrom132On(String spec, String finding) {
        created("1.31", job(spec), null);
        created("1.32", job(spec), finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{succeededCount: 10}]                        |
            [{succeededCount: 11}]                        | invalid-value spec.successPolicy.rules[0].succeededCount
            [{succeededCount: -1}]                        | invalid-value spec.successPolicy.rules[0].succeededCount
            [{succeededIndexes: "0,2-4,9"}]               |
            [{succeededIndexes: "0,2-4", succeededCount: 5}] | invalid-value spec.successPolicy.rules[0].succeededCount
            [{succeededIndexes: "10"}]                    | invalid-value spec.successPolicy.rules[0].succeededIndexes
            [{succeededIndexes: "4-2"}]                   | invalid-value spec.successPolicy.rules[0].succeededIndexes
            [{succeededIndexes: "2-2"}]                   | invalid-value spec.successPolicy.rules[0].succeededIndexes
            [{succeededIndexes: "2,2"}]                   | invalid-value spec.successPolicy.rules[0].succeededIndexes
            [{succeededIndexes: "1,"}]                    | invalid-value spec.successPolicy.rules[0].succeededIndexes
            [{succeededIndexes: "1-2-3"}]                 | invalid-value spec.successPolicy.rules[0].succeededIndexes
            [{succeededIndexes: ""}]                      |
            [{}]                                          | missing-field spec.successPolicy.rules[0]
            []                                            | missing-field spec.successPolicy.rules
            """)
    void success(String rules, String finding) {
        String policy = "successPolicy: {rules: " + rules + "}";
        created("1.31", job(INDEXED, policy), finding);
        created("1.30", job(INDEXED, policy), null);
        created("1.31", job(policy), "invalid-value spec.successPolicy");
    }

    @Test
    void manyConditions() {
        String conditions =
                IntStream.range(0, 21).mapToObj(i -> "{type: A" + i + "}").collect(Collectors.joining(", "));
        assertCreated(
                "1.36",
                job("podFailurePolicy: {rules: [{action: Ignore, onPodConditions: [" + conditions + "]}]}"),
                "too-many spec.podFailurePolicy.rules[0].onPodConditions");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            parallelism: 5                                      |
            completions: 1                                      |
            completions: 2                                      | immutable-field spec.completions
            completionMode: Indexed                             | immutable-field spec.completionMode
            podFailurePolicy: {}                                |
            podFailurePolicy: {rules: [{action: Ignore, onPodConditions: [{type: A}]}]} | immutable-field spec.podFailurePolicy
            suspend: true, backoffLimit: 1, activeDeadlineSeconds: 5, ttlSecondsAfterFinished: 1 |
            selector: {matchLabels: {job-name: a}}              | immutable-field spec.selector
            """)
    void changes(String spec, String finding) {
        for (String version : new String[] {"1.30", "1.36"}) {
            if (finding == null) {
                assertUpdated(version, job(), job(spec));
            } else {
                assertUpdated(version, job(), job(spec), finding);
            }
        }
    }

    @Test
    void indexedJobsGrowWithTheirParallelism() {
        String old = job("completionMode: Indexed, completions: 3, parallelism: 2");
        assertUpdated("1.33", old, job("completionMode: Indexed, completions: 4, parallelism: 4"));
        assertUpdated(
                "1.33",
                old,
                job("completionMode: Indexed, completions: 4, parallelism: 2"),
                "immutable-field spec.completions");
    }

    @Test
    void templates() {
        String image = named("a", TEMPLATE.replace("image: i", "image: j"));
        String moved = named(
                "a",
                TEMPLATE.replace("containers", "nodeSelector: {a: b}, tolerations: [{operator: Exists}], containers")
                        .replace("a: b}}, spec", "a: c, d: e}, annotations: {f: g}}, spec"));
        String sized = named("a", TEMPLATE.replace("image: i", "image: i, resources: {limits: {cpu: 1}}"));
        String suspended = job("suspend: true");
        String started = suspended + "status: {startTime: 2026-01-01T00:00:00Z}\n";
        String paused = started.replace("Z}", "Z, conditions: [{type: Suspended, status: 'True'}]}");
        assertUpdated("1.35", job(), moved, "immutable-field spec.template");
        assertUpdated("1.36", job(), moved, "immutable-field spec.template");
        assertUpdated("1.35", suspended, image, "immutable-field spec.template");
        assertUpdated("1.36", suspended, image, "immutable-field spec.template.spec");
        assertUpdated("1.35", suspended, moved);
        assertUpdated("1.36", suspended, moved);
        assertUpdated("1.36", suspended, sized);
        assertUpdated("1.35", suspended, sized, "immutable-field spec.template");
        assertUpdated("1.36", started, moved, "immutable-field spec.template");
        assertUpdated("1.35", paused, moved, "immutable-field spec.template");
        assertUpdated("1.36", paused, moved);
        assertUpdated(
                "1.36", paused.replace("status: {", "status: {active: 1, "), moved, "immutable-field spec.template");
    }
}
