package dev.windlass.check.rule.workload;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HorizontalPodAutoscalerRulesTest {
    private static final String TARGET =
            "scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}, maxReplicas: 3";

    private static String scaler(String version, String... spec) {
        return """
                apiVersion: autoscaling/%s
                kind: HorizontalPodAutoscaler
                metadata: {name: a, namespace: b}
                spec: {%s}
                """.formatted(version, String.join(", ", spec));
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
            {type: Object, object: {describedObject: {kind: a/b, name: n}, metric: {name: m}, target: {type: Value, value: 1}}} | invalid-value object.describedObject.kind
            {type: Object, object: {describedObject: {kind: a, name: n}, metric: {name: m}, target: {type: Value}}}  | missing-field object.target.averageValue
            {type: Object, object: {describedObject: {kind: a, name: n}, metric: {name: m}, target: {type: Value, value: 1, averageValue: 1}}}  |
            {type: External, external: {metric: {name: m}, target: {type: Value}}}                            | missing-field external.target.averageValue
            {type: External, external: {metric: {name: m}, target: {type: Value, value: 1, averageValue: 1}}} | forbidden-field external.target.value
            {type: External, external: {metric: {name: m}, target: {type: Value, value: 0}}}                  | invalid-value external.target.value
            {type: ContainerResource, containerResource: {name: cpu, target: {type: Utilization, averageUtilization: 1}}} | missing-field containerResource.container
            {type: ContainerResource, containerResource: {name: cpu, container: A, target: {type: Utilization, averageUtilization: 1}}} | invalid-value containerResource.container
            {type: Pods, pods: {metric: {name: m}, target: {type: AverageValue, averageValue: 1}}, resource: {}} | forbidden-field resource
            {type: Resource, pods: {metric: {name: m}, target: {type: AverageValue, averageValue: 1}}} | missing-field resource
            """)
    void metrics(String metric, @Nullable String finding) {
        @Nullable String at = finding == null ? null : finding.replace(" ", " spec.metrics[0].");
        created("1.30", scaler("v2", TARGET, "metrics: [" + metric + "]"), at);
        created("1.36", scaler("v2", TARGET, "metrics: [" + metric + "]"), at);
    }

    @Test
    void versionsOfTargetsAreLookedAtFrom134On() {
        for (String version : new String[] {"", "v1", "/v1", "a/b/c"}) {
            String yaml = scaler("v2", TARGET.replace("apps/v1", "'" + version + "'"));
            assertCreated("1.33", yaml);
            assertCreated("1.34", yaml, "invalid-value spec.scaleTargetRef.apiVersion");
            assertUpdated("1.34", yaml, yaml.replace("maxReplicas: 3", "maxReplicas: 4"));
        }
        assertCreated(
                "1.34", scaler("v2", TARGET.replace("apps/v1, kind: Deployment", "v1, kind: ReplicationController")));
        String object =
                "metrics: [{type: Object, object: {describedObject: {apiVersion: %s, kind: a, name: n}, metric: {name: m}, target: {type: Value, value: 1}}}]";
        assertCreated("1.34", scaler("v2", TARGET, object.formatted("v1")));
        assertCreated("1.33", scaler("v2", TARGET, object.formatted("a/b/c")));
        assertCreated(
                "1.34",
                scaler("v2", TARGET, object.formatted("a/b/c")),
                "invalid-value spec.metrics[0].object.describedObject.apiVersion");
    }

    @Test
    void replicas() {
        String none = scaler("v2", TARGET.replace("maxReplicas: 3", "maxReplicas: 0"));
        assertCreated("1.35", none, "invalid-value spec.maxReplicas");
        assertCreated("1.36", none, "missing-field spec.maxReplicas");
        assertCreated("1.36", none.replace("maxReplicas: 0", "maxReplicas: -1"), "invalid-value spec.maxReplicas");
        assertCreated("1.36", scaler("v2", TARGET, "minReplicas: 4"), "invalid-value spec.maxReplicas");
        String zero = scaler("v2", TARGET, "minReplicas: 0");
        assertCreated("1.36", zero, "invalid-value spec.minReplicas");
        assertUpdated("1.36", scaler("v2", TARGET), zero, "invalid-value spec.minReplicas");
        assertUpdated("1.36", zero, zero, "forbidden-field spec.metrics");
        assertUpdated(
                "1.36",
                zero,
                scaler(
                        "v2",
                        TARGET,
                        "minReplicas: 0, metrics: [{type: External, external: {metric: {name: m}, target: {type: Value, value: 1}}}]"));
    }

    @Test
    void toleranceIsKnownFrom135On() {
        String yaml = scaler("v2", TARGET, "behavior: {scaleUp: {tolerance: '-1'}}");
        assertCreated("1.34", yaml);
        assertCreated("1.35", yaml, "invalid-value spec.behavior.scaleUp.tolerance");
    }

    @Test
    void theFirstVersion() {
        assertCreated("1.36", scaler("v1", TARGET, "targetCPUUtilizationPercentage: 1"));
        assertCreated(
                "1.36",
                scaler("v1", TARGET, "targetCPUUtilizationPercentage: 0"),
                "invalid-value spec.metrics[0].resource.target.averageUtilization");
        assertCreated("1.36", scaler("v1", TARGET, "minReplicas: 0"), "invalid-value spec.minReplicas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics: '[]'", "metrics: '{}'", "metrics: ''", "behavior: '[1]'"})
    void annotationsThatCannotBeReadArePassedOver(String annotation) {
        String annotations = "annotations: {autoscaling.alpha.kubernetes.io/" + annotation + '}';
        created(
                "1.36",
                scaler("v1", TARGET).replace("name: a, namespace", "name: a, " + annotations + ", namespace"),
                null);
    }
}
