package dev.windlass.check.rule.workload;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deployment, ReplicaSet, ReplicationController, DaemonSet, ControllerRevision and PodDisruptionBudget. */
class LastingPodsTest {
    private static final String TEMPLATE =
            "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}";

    private static String object(String apiVersion, String kind, String... spec) {
        return """
                apiVersion: %s
                kind: %s
                metadata: {name: a, namespace: b}
                spec: {%s}
                """.formatted(apiVersion, kind, String.join(", ", spec));
    }

    private static String deployment(String... spec) {
        return object("apps/v1", "Deployment", "selector: {matchLabels: {a: b}}", TEMPLATE, String.join(", ", spec));
    }

    private static String daemon(String... spec) {
        return object("apps/v1", "DaemonSet", "selector: {matchLabels: {a: b}}", TEMPLATE, String.join(", ", spec));
    }

    private static String controller(String... spec) {
        return object("v1", "ReplicationController", spec);
    }

    private static void created(String yaml, @Nullable String finding) {
        if (finding == null) {
            assertCreated("1.30", yaml);
            assertCreated("1.36", yaml);
        } else {
            assertCreated("1.30", yaml, finding.split(", "));
            assertCreated("1.36", yaml, finding.split(", "));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replicas: 0                                              |
            replicas: -1                                             | invalid-value spec.replicas
            minReadySeconds: 599                                     |
            minReadySeconds: 600                                     | invalid-value spec.progressDeadlineSeconds
            minReadySeconds: 600, progressDeadlineSeconds: 601       |
            progressDeadlineSeconds: 0                               | invalid-value spec.progressDeadlineSeconds
            revisionHistoryLimit: -1                                 | invalid-value spec.revisionHistoryLimit
            strategy: {type: recreate}                               | invalid-value spec.strategy
            strategy: {type: ""}                                     |
            strategy: {type: Recreate}                               |
            strategy: {type: Recreate, rollingUpdate: {}}            | forbidden-field spec.strategy.rollingUpdate
            strategy: {rollingUpdate: {maxUnavailable: 0}}           |
            strategy: {rollingUpdate: {maxSurge: 00%, maxUnavailable: 0}} | invalid-value spec.strategy.rollingUpdate.maxUnavailable
            strategy: {rollingUpdate: {maxSurge: x, maxUnavailable: 0}} | invalid-value spec.strategy.rollingUpdate.maxSurge, invalid-value spec.strategy.rollingUpdate.maxUnavailable
            strategy: {rollingUpdate: {maxSurge: "5", maxUnavailable: 0}} | invalid-value spec.strategy.rollingUpdate.maxSurge
            strategy: {rollingUpdate: {maxSurge: 1000%}}             |
            """)
    void deployments(String spec, String finding) {
        created(deployment(spec), finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            updateStrategy: {rollingUpdate: {maxSurge: 0%}}                       |
            updateStrategy: {rollingUpdate: {maxSurge: 1}}                        | invalid-value spec.updateStrategy.rollingUpdate.maxSurge
            updateStrategy: {rollingUpdate: {maxSurge: 101%, maxUnavailable: 0}}  | invalid-value spec.updateStrategy.rollingUpdate.maxSurge
            updateStrategy: {rollingUpdate: {maxUnavailable: 0%}}                 | missing-field spec.updateStrategy.rollingUpdate.maxUnavailable
            updateStrategy: {type: OnDelete, rollingUpdate: {maxUnavailable: 0}}  |
            updateStrategy: {type: Recreate}                                      | invalid-value spec.updateStrategy
            minReadySeconds: -1, revisionHistoryLimit: -1                         | invalid-value spec.minReadySeconds, invalid-value spec.revisionHistoryLimit
            """)
    void daemons(String spec, String finding) {
        created(daemon(spec), finding);
    }

    @Test
    void selectors() {
        String bad = "selector: {matchLabels: {a: ' '}}";
        created(
                object("apps/v1", "ReplicaSet", bad, TEMPLATE),
                "invalid-value spec.selector, invalid-value spec.selector.matchLabels");
        created(object("apps/v1", "DaemonSet", bad, TEMPLATE), "invalid-value spec.selector.matchLabels");
        created(object("apps/v1", "DaemonSet", "selector: {}", TEMPLATE), "invalid-value spec.selector");
        created(object("apps/v1", "DaemonSet", TEMPLATE), "invalid-value spec.template.metadata.labels");
        created(
                object("apps/v1", "ReplicaSet", TEMPLATE),
                "missing-field spec.selector, invalid-value spec.template.metadata.labels");
        created(
                object(
                        "apps/v1",
                        "ReplicaSet",
                        "selector: {matchExpressions: [{key: z, operator: NotIn, values: [y]}]}",
                        TEMPLATE),
                null);
    }

    @Test
    void podsThatEnd() {
        String ends = TEMPLATE.replace("spec: {", "spec: {restartPolicy: Never, activeDeadlineSeconds: 5, ");
        for (String kind : new String[] {"Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"}) {
            created(
                    object("apps/v1", kind, "selector: {matchLabels: {a: b}}", ends),
                    "invalid-value spec.template.spec.restartPolicy, forbidden-field spec.template.spec.activeDeadlineSeconds");
        }
    }

    @Test
    void controllersTakeTheirSelectorFromTheirPods() {
        created(controller(TEMPLATE), null);
        created(controller("selector: {}", TEMPLATE), null);
        created(controller("selector: {a: c}", TEMPLATE), "invalid-value spec.template.metadata.labels");
        created(controller("selector: {a: c}"), "missing-field spec.template");
        created(controller(""), "missing-field spec.selector, missing-field spec.template");
        created(
                controller("replicas: -1, minReadySeconds: -1", TEMPLATE),
                "invalid-value spec.replicas, invalid-value spec.minReadySeconds");
    }

    @Test
    void onlyTheSelectorIsFixed() {
        String now = deployment("replicas: 3").replace("a: b}", "a: b, c: d}");
        assertUpdated("1.36", deployment(), now, "immutable-field spec.selector");
        assertUpdated("1.36", deployment(), deployment("paused: true, strategy: {type: Recreate}"));
        assertUpdated("1.30", daemon(), daemon().replace("a: b", "c: d"), "immutable-field spec.selector");
        assertUpdated(
                "1.30",
                controller("selector: {a: b}", TEMPLATE),
                controller("selector: {a: b}", TEMPLATE).replace("a: b", "c: d"));
    }

    @Test
    void revisions() {
        String yaml = """
                apiVersion: apps/v1
                kind: ControllerRevision
                metadata: {name: a, namespace: b}
                revision: %s
                data: %s
                """;
        created(yaml.formatted("0", "{a: b}"), null);
        created(yaml.formatted("-1", "{}"), "invalid-value revision");
        created(yaml.formatted("1", "null"), "missing-field data");
        assertCreated("1.30", yaml.formatted("1", "[1]"));
        assertCreated("1.31", yaml.formatted("1", "[1]"), "invalid-value data");
        assertUpdated("1.36", yaml.formatted("1", "{a: b}"), yaml.formatted("2", "{a: b}"));
        assertUpdated("1.36", yaml.formatted("1", "{a: b}"), yaml.formatted("2", "{a: c}"), "immutable-field data");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            minAvailable: 1, maxUnavailable: 1       | invalid-value spec
            minAvailable: 101%                       | invalid-value spec.minAvailable
            maxUnavailable: ""                       | invalid-value spec.maxUnavailable
            maxUnavailable: 0, selector: {}          |
            selector: {matchExpressions: [{key: a}]} | invalid-value spec.selector.matchExpressions[0].operator
            unhealthyPodEvictionPolicy: ""           | invalid-value spec.unhealthyPodEvictionPolicy
            """)
    void budgets(String spec, String finding) {
        created(object("policy/v1", "PodDisruptionBudget", spec), finding);
    }

    @Test
    void budgetsMayChange() {
        String old = object("policy/v1", "PodDisruptionBudget", "minAvailable: 1, selector: {matchLabels: {a: b}}");
        assertUpdated("1.33", old, object("policy/v1", "PodDisruptionBudget", "maxUnavailable: 1, selector: {}"));
    }
}
