package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What a pod is told of itself through files, as in k8s.io/kubernetes/pkg/apis/core/pods and pkg/fieldpath. Errors about
 * a file are at the list's owner: kube-apiserver does not say which item it is.
 */
final class VolumeFieldRules {
    private static final List<String> FIELDS =
            List.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");
    /** Known, but not for a file. */
    private static final List<String> OTHER_FIELDS = List.of(
            "spec.nodeName",
            "spec.host",
            "spec.restartPolicy",
            "spec.serviceAccountName",
            "spec.schedulerName",
            "status.phase",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");
    private static final List<String> CPU_UNITS = List.of("1m", "1");
    private static final List<String> BYTE_UNITS =
            List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

    private VolumeFieldRules() {}

    /** One file; {@code owner} is what has the list of files. */
    static void file(Value item, Value owner) {
        Value file = item.reportedAs(owner.path());
        VolumeText.inside(file.field("path"));
        Value field = file.field("fieldRef");
        Value resource = file.field("resourceFieldRef");
        if (field.isPresent()) {
            field(field);
            if (resource.isPresent()) {
                file.invalid("must not have both fieldRef and resourceFieldRef");
            }
        } else if (resource.isPresent()) {
            resource(resource);
        } else {
            file.required("each item needs fieldRef or resourceFieldRef");
        }
        VolumeText.mode(file.field("mode"));
    }

    private static void field(Value ref) {
        Value path = ref.field("fieldPath");
        if (!path.needed()) {
            return;
        }
        if (!ref.field("apiVersion").isEmpty() && !ref.field("apiVersion").isText("v1")) {
            path.invalid("must be a field of apiVersion v1");
            return;
        }
        String text = path.text();
        int open = text.endsWith("']") ? text.substring(0, text.length() - 2).indexOf("['") : -1;
        if (open > 0) {
            String key = text.substring(open + 2, text.length() - 2);
            switch (text.substring(0, open)) {
                case "metadata.labels" -> key(ref, key);
                case "metadata.annotations" -> key(ref, key.toLowerCase(Locale.ROOT));
                default ->
                    path.invalid("must have a key in brackets only after metadata.labels or metadata.annotations");
            }
        } else if (OTHER_FIELDS.contains(text)) {
            path.notSupported(FIELDS);
        } else if (!FIELDS.contains(text)) {
            path.invalid("must be one of " + String.join(", ", FIELDS));
        }
    }

    private static void key(Value ref, String key) {
        if (!TextForm.LABEL_KEY.fits(key)) {
            ref.at(ref.field("fieldPath").origin())
                    .invalid("has the key \"" + key + "\", which is not " + TextForm.LABEL_KEY.description());
        }
    }

    private static void resource(Value ref) {
        Value resource = ref.field("resource");
        String name = resource.text();
        boolean isPages = name.startsWith("limits.hugepages-") || name.startsWith("requests.hugepages-");
        if (ref.field("containerName").needed() && resource.needed() && !isPages && !RESOURCES.contains(name)) {
            resource.notSupported(RESOURCES);
        }
        if (isPages || RESOURCES.contains(name)) {
            divisor(ref.field("divisor"), name.endsWith(".cpu") ? CPU_UNITS : BYTE_UNITS);
        }
    }

    private static void divisor(Value divisor, List<String> units) {
        divisor.quantity().filter(q -> !q.isZero()).ifPresent(q -> {
            if (units.stream().noneMatch(u -> isUnit(q, u))) {
                divisor.invalid("must be one of " + String.join(", ", units));
            }
        });
    }

    /** 1024Mi is 1Gi and 1000m is 1, but 1048576 is not 1Mi: a number keeps to its own kind of units. */
    private static boolean isUnit(Quantity amount, String unit) {
        BigDecimal size = Quantity.of(unit).orElseThrow().value();
        if (amount.value().compareTo(size) != 0) {
            return false;
        }
        return size.compareTo(BigDecimal.ONE) == 0
                || (amount.written().endsWith("i") == unit.endsWith("i") && !amount.isScientific());
    }
}
