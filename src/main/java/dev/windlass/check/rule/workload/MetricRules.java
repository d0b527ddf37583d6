package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.pod.ResourceNames;
import dev.windlass.check.schema.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One metric that a HorizontalPodAutoscaler follows. */
final class MetricRules {
    private static final List<String> TYPES = List.of("ContainerResource", "External", "Object", "Pods", "Resource");
    private static final List<String> TARGETS = List.of("Utilization", "Value", "AverageValue");
    private static final Map<String, String> SOURCES = Map.of(
            "ContainerResource", "containerResource",
            "External", "external",
            "Object", "object",
            "Pods", "pods",
            "Resource", "resource");
    /** The sources in the order in which kube-apiserver looks; only the first that is there is judged. */
    private static final List<String> ORDER = List.of("object", "external", "pods", "resource", "containerResource");

    private MetricRules() {}

    static void check(Value metric) {
        Value type = metric.field("type");
        if (type.isEmpty()) {
            type.required("it is one of " + String.join(", ", TYPES));
        } else {
            type.oneOf(TYPES);
        }
        List<String> present = new ArrayList<>();
        for (String source : ORDER) {
            if (metric.field(source).isPresent()) {
                present.add(source);
            }
        }
        if (!present.isEmpty()) {
            source(present.getFirst(), metric.field(present.getFirst()));
        }
        String expected = SOURCES.getOrDefault(type.text(), "");
        if (!expected.isEmpty() && !present.contains(expected)) {
            metric.field(expected).required("a metric of type " + type.text() + " needs it");
        }
        if (present.size() > 1) {
            present.stream()
                    .filter(s -> !s.equals(expected))
                    .forEach(s -> metric.field(s).forbidden("must not be set beside another source"));
        }
    }

    private static void source(String name, Value source) {
        Value target = source.field("target");
        switch (name) {
            case "object" -> {
                HorizontalPodAutoscalerRules.reference(source.field("describedObject"));
                describedVersion(source.field("describedObject", "apiVersion"));
                identity(source.field("metric"));
                target(target);
                if (target.field("value").isAbsent()
                        && target.field("averageValue").isAbsent()) {
                    target.field("averageValue").required("set it or value");
                }
            }
            case "external" -> {
                identity(source.field("metric"));
                target(target);
                either(target, "averageValue", "value");
            }
            case "pods" -> {
                identity(source.field("metric"));
                target(target);
                if (target.field("averageValue").isAbsent()) {
                    target.field("averageValue").required("it is what each pod is to have");
                }
            }
            case "containerResource" -> {
                container(source);
                target(target);
                either(target, "averageUtilization", "averageValue");
            }
            default -> {
                source.field("name").needed();
                target(target);
                either(target, "averageUtilization", "averageValue");
            }
        }
    }

    /** Exactly one of two: the first is missed, the second is the one too many. */
    private static void either(Value target, String missed, String tooMany) {
        boolean hasFirst = target.field(missed).isPresent();
        boolean hasSecond = target.field(tooMany).isPresent();
        if (!hasFirst && !hasSecond) {
            target.field(missed).required("set it or " + tooMany);
        } else if (hasFirst && hasSecond) {
            target.field(tooMany).forbidden("must not be set beside " + missed);
        }
    }

    private static void container(Value source) {
        if (source.field("name").needed()
                && !ResourceNames.isOfContainers(source.field("name").text())) {
            source.field("name").invalid("must be a resource of containers, such as cpu or memory");
        }
        if (source.field("container").needed()) {
            source.field("container").form(TextForm.LABEL);
        }
    }

    private static void describedVersion(Value version) {
        String text = version.text();
        if (version.minor() >= 34 && text.indexOf('/') != text.lastIndexOf('/')) {
            version.invalid("must be a version, or a group and a version such as apps/v1");
        }
    }

    private static void identity(Value metric) {
        if (metric.field("name").needed()) {
            metric.field("name").form(TextForm.PATH_SEGMENT);
        }
        LabelRules.selector(metric.field("selector").unchecked());
    }

    private static void target(Value target) {
        Value type = target.field("type");
        if (type.isEmpty()) {
            type.required("it is one of " + String.join(", ", TARGETS));
        } else {
            type.oneOfAsInvalid(TARGETS);
        }
        for (String amount : List.of("value", "averageValue")) {
            if (target.field(amount).quantity().map(Quantity::signum).orElse(1) <= 0) {
                target.field(amount).invalid("must be more than 0");
            }
        }
        if (target.field("averageUtilization").isPresent()) {
            target.field("averageUtilization").atLeast(1);
        }
    }
}
