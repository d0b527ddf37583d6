package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.List;

/**
 * HorizontalPodAutoscaler of autoscaling/v1 and v2, as ValidateHorizontalPodAutoscaler in
 * k8s.io/kubernetes/pkg/apis/autoscaling/validation. v1 is turned into v2 and then judged.
 */
public final class HorizontalPodAutoscalerRules implements KindRules {
    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        mostReplicas(spec);
        reference(spec.field("scaleTargetRef"));
        spec.field("metrics").items().forEach(MetricRules::check);
        if (object.field("apiVersion").isText("autoscaling/v1")) {
            averageOfV1(object);
            AlphaAnnotations.check(object.field("metadata", "annotations"));
        }
        for (String direction : List.of("scaleUp", "scaleDown")) {
            ScalingRules.check(spec.field("behavior", direction));
        }
        if (!object.isUpdate()) {
            if (spec.field("minReplicas").isPresent()) {
                spec.field("minReplicas").atLeast(1);
            }
            targetVersion(spec.field("scaleTargetRef"));
        }
    }

    private static void mostReplicas(Value spec) {
        Value most = spec.field("maxReplicas");
        Value least = spec.field("minReplicas");
        if (most.number() == 0 && most.minor() >= 36) {
            most.required("it must be 1 or more");
        } else if (most.number() < 1) {
            most.atLeast(1);
        } else if (most.number() < (least.isPresent() ? least.number() : 1)) {
            most.invalid("must not be less than spec.minReplicas");
        }
    }

    /** The kind and the name that a reference to an object has; its version is another matter. */
    static void reference(Value reference) {
        for (String field : List.of("kind", "name")) {
            if (reference.field(field).needed()) {
                reference.field(field).form(TextForm.PATH_SEGMENT);
            }
        }
    }

    private static void targetVersion(Value target) {
        if (target.minor() < 34) {
            return;
        }
        Value version = target.field("apiVersion");
        String text = version.text();
        int slash = text.indexOf('/');
        boolean mayLackGroup = target.field("kind").isText("ReplicationController");
        if (slash != text.lastIndexOf('/')) {
            version.invalid("must be a group and a version, such as apps/v1");
        } else if (slash <= 0 && !mayLackGroup) {
            version.invalid("must name a group, as in apps/v1");
        }
    }

    /** v1 has one target of CPU, which becomes the last metric. */
    private static void averageOfV1(Value object) {
        Value average = object.field("spec", "targetCPUUtilizationPercentage");
        if (average.isPresent()) {
            FieldPath metric = FieldPath.of("spec", "metrics").index(0);
            average.reportedAs(metric.field("resource").field("target").field("averageUtilization"))
                    .atLeast(1);
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value before = old.field("spec");
        Value spec = object.field("spec");
        Value least = spec.field("minReplicas");
        boolean hadNone = before.field("minReplicas").isPresent()
                && before.field("minReplicas").number() == 0;
        if (least.isPresent()) {
            least.atLeast(hadNone ? 0 : 1);
        }
        if (hadNone && least.isPresent() && least.number() == 0 && !hasOuterMetric(spec)) {
            spec.field("metrics").forbidden("must have one of type Object or External where minReplicas is 0");
        }
        Value target = spec.field("scaleTargetRef");
        boolean isSameTarget = target.field("apiVersion").isSameAs(before.field("scaleTargetRef", "apiVersion"))
                && target.field("kind").isSameAs(before.field("scaleTargetRef", "kind"));
        if (!isSameTarget) {
            targetVersion(target);
        }
    }

    private static boolean hasOuterMetric(Value spec) {
        return spec.field("metrics").items().stream()
                .anyMatch(
                        m -> m.field("type").isText("Object") || m.field("type").isText("External"));
    }
}
