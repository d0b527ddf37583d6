package dev.windlass.check.rule.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.check.Manifests;
import dev.windlass.check.ObjectCheck;
import dev.windlass.source.Subject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kube-apiserver takes, with or without a warning of its own, and what cannot work. */
class AcceptedInVainTest {
    private static final Subject SUBJECT = new Subject("", "", "", "", null, "", null);

    private static List<String> findings(String version, String apiVersion, String kind, String name, String spec) {
        String yaml = "{apiVersion: %s, kind: %s, metadata: {name: %s, namespace: b}, spec: {%s}}"
                .formatted(apiVersion, kind, name, spec);
        return new ObjectCheck(version, List.of(), false)
                .judge(Manifests.one(version, yaml).body(), SUBJECT).stream()
                        .map(d -> (d.isError() ? "error " : "")
                                + d.code().id()
                                + ' '
                                + Objects.requireNonNull(d.subject()).path())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            selector: {}, minAvailable: 1                 |
            selector: {}                                  | never-works spec
            minAvailable: 1                               | never-works spec
            """)
    void budgets(String spec, String finding) {
        assertEquals(
                finding == null ? List.of() : List.of(finding),
                findings("1.33", "policy/v1", "PodDisruptionBudget", "a", spec));
    }

    @Test
    void cronJobs() {
        String template = "template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}";
        assertEquals(
                List.of(
                        "never-works spec.schedule",
                        "never-works spec.jobTemplate.spec.activeDeadlineSeconds",
                        "never-works spec.jobTemplate.metadata.labels"),
                findings(
                        "1.33",
                        "batch/v1",
                        "CronJob",
                        "a",
                        "schedule: 0 0 30 2 *, jobTemplate: {metadata: {labels: {a: ' '}}, spec: {activeDeadlineSeconds: 0, "
                                + template + "}}"));
    }

    @Test
    void selectorsOfMetrics() {
        assertEquals(
                List.of("never-works spec.metrics[0].pods.metric.selector.matchExpressions[0].operator"),
                findings("1.33", "autoscaling/v2", "HorizontalPodAutoscaler", "a", """
                        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}, maxReplicas: 3,
                        metrics: [{type: Pods, pods: {metric: {name: m, selector: {matchExpressions: [{key: a, operator: Is}]}},
                          target: {type: AverageValue, averageValue: 1}}}]"""));
    }

    @Test
    void statefulSets() {
        String template =
                "selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}";
        assertEquals(
                List.of("never-works spec.serviceName"),
                findings("1.32", "apps/v1", "StatefulSet", "a", "serviceName: A, " + template));
        assertEquals(
                List.of("server-warning spec.revisionHistoryLimit"),
                findings("1.33", "apps/v1", "StatefulSet", "a", "revisionHistoryLimit: -1, " + template));
        assertEquals(
                List.of("error invalid-value spec.template.labels"),
                findings(
                        "1.33",
                        "apps/v1",
                        "StatefulSet",
                        "a",
                        template.replace("{a: b}}, spec", "{a: b, '-': x}}, spec")));
        assertEquals(
                List.of("never-works metadata.name"),
                findings("1.33", "apps/v1", "StatefulSet", "a".repeat(53), template));
        assertEquals(
                List.of(
                        "never-works spec.template.spec.volumes[0].name",
                        "never-works spec.volumeClaimTemplates[0].spec.accessModes"),
                findings(
                        "1.33",
                        "apps/v1",
                        "StatefulSet",
                        "a",
                        "volumeClaimTemplates: [{metadata: {name: D}, "
                                + "spec: {resources: {requests: {storage: 1Gi}}}}], " + template));
        assertEquals(
                List.of("never-works spec.volumeClaimTemplates[0].metadata.labels"),
                findings(
                        "1.36",
                        "apps/v1",
                        "StatefulSet",
                        "a",
                        "volumeClaimTemplates: [{metadata: {name: d, labels: {'-': x}}, "
                                + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}], "
                                + template));
    }

    @Test
    void namesThatMakePoorHostNames() {
        String template = "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}";
        assertEquals(
                List.of("server-warning metadata.name"),
                findings("1.33", "apps/v1", "Deployment", "a.b", "selector: {matchLabels: {a: b}}, " + template));
        assertEquals(
                List.of(),
                findings("1.33", "apps/v1", "DaemonSet", "a.b", "selector: {matchLabels: {a: b}}, " + template));
    }
}
