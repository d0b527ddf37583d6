package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What a container is told of its own pod through environment variables, as in k8s.io/kubernetes/pkg/apis/core/pods and
 * pkg/fieldpath.
 */
final class DownwardRules {
    private static final List<String> ENV_FIELDS = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");
    /** Known, but not for a variable. */
    private static final List<String> OTHER_FIELDS = List.of(
            "metadata.labels", "metadata.annotations", "spec.restartPolicy", "spec.schedulerName", "status.phase");

    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");
    private static final List<String> BYTE_UNITS =
            List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
    private static final List<String> CPU_UNITS = List.of("1m", "1");

    private DownwardRules() {}

    /** The {@code fieldRef} of a variable. */
    static void envField(Value ref) {
        Value path = ref.field("fieldPath");
        if (!path.needed()) {
            return;
        }
        String text = path.text();
        if (!ref.field("apiVersion").isText("v1") && !ref.field("apiVersion").isEmpty()) {
            path.at(ref.field("apiVersion").origin()).invalid("must be a field of apiVersion v1");
            return;
        }
        int open = text.endsWith("']") ? text.substring(0, text.length() - 2).indexOf("['") : -1;
        if (open > 0) {
            subscript(ref, text.substring(0, open), text.substring(open + 2, text.length() - 2));
        } else if (OTHER_FIELDS.contains(text)) {
            path.notSupported(ENV_FIELDS);
        } else if (!ENV_FIELDS.contains(text) && !text.equals("spec.host")) {
            path.invalid("must be one of " + String.join(", ", ENV_FIELDS)
                    + ", metadata.labels['KEY'], metadata.annotations['KEY']");
        }
    }

    private static void subscript(Value ref, String field, String key) {
        switch (field) {
            case "metadata.labels" -> key(ref, key);
            case "metadata.annotations" -> key(ref, key.toLowerCase(Locale.ROOT));
            default ->
                ref.field("fieldPath")
                        .invalid("must not have a key in brackets but after metadata.labels or metadata.annotations");
        }
    }

    private static void key(Value ref, String key) {
        if (!TextForm.LABEL_KEY.fits(key)) {
            ref.at(ref.field("fieldPath").origin())
                    .invalid("has the key \"" + key + "\", which is not " + TextForm.LABEL_KEY.description());
        }
    }

    /** The {@code resourceFieldRef} of a variable. */
    static void envResource(Value ref) {
        Value resource = ref.field("resource");
        String name = resource.text();
        if (resource.needed() && !isPages(name) && !RESOURCES.contains(name)) {
            resource.notSupported(RESOURCES);
        }
        divisor(ref.field("divisor"), name);
    }

    private static boolean isPages(String resource) {
        return resource.startsWith("limits.hugepages-") || resource.startsWith("requests.hugepages-");
    }

    private static void divisor(Value divisor, String resource) {
        if (divisor.quantity().isEmpty() || divisor.quantity().get().isZero()) {
            return;
        }
        boolean isCpu = resource.endsWith(".cpu");
        boolean isKnown = isPages(resource) || RESOURCES.contains(resource);
        List<String> units = isCpu ? CPU_UNITS : BYTE_UNITS;
        if (isKnown && units.stream().noneMatch(u -> isUnit(divisor.quantity().get(), u))) {
            divisor.invalid("must be one of " + String.join(", ", units));
        }
    }

    /** 1024Mi is 1Gi and 1000m is 1, but 1048576 is not 1Mi: a number keeps to its own kind of units. */
    private static boolean isUnit(Quantity amount, String unit) {
        BigDecimal size = Quantity.of(unit).orElseThrow().value();
        boolean isBinary = amount.written().endsWith("i");
        if (amount.value().compareTo(size) != 0) {
            return false;
        }
        return size.compareTo(BigDecimal.ONE) == 0 || (isBinary == unit.endsWith("i") && !amount.isScientific());
    }
}
