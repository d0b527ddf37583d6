package dev.windlass.check.schema;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether two values are the same to kube-apiserver: amounts by value, times by instant, an absent list or mapping as an
 * empty one, null as absent. In the server's types an absent scalar is its zero value, except where the type is a pointer
 * to a scalar.
 */
public final class Sameness {
    /** Texts behind a pointer, by field name: empty is not absent. Source: the structs of k8s.io/api. */
    private static final Set<String> POINTER_TEXTS = Set.of(
            "apiGroup",
            "appProtocol",
            "fsType",
            "hostname",
            "hostnameOverride",
            "ingressClassName",
            "loadBalancerClass",
            "localhostProfile",
            "nodeName",
            "pathType",
            "persistentVolumeName",
            "procMount",
            "runtimeClassName",
            "scope",
            "service",
            "storageClassName",
            "timeZone",
            "trafficDistribution",
            "type",
            "volumeAttributesClassName",
            "volumeMode");
    /** Numbers and booleans without a pointer, by field name: 0 or false is absent. */
    private static final Set<String> PLAIN_SCALARS = Set.of(
            "chapAuthDiscovery",
            "chapAuthSession",
            "failureThreshold",
            "healthCheckNodePort",
            "hostIPC",
            "hostNetwork",
            "hostPID",
            "hostPort",
            "initialDelaySeconds",
            "minReadySeconds",
            "nodePort",
            "paused",
            "publishNotReadyAddresses",
            "readOnly",
            "sslEnabled",
            "stdin",
            "stdinOnce",
            "tty");

    private Sameness() {}

    /** Compares the values of a field. */
    public static boolean sameField(String name, @Nullable Schema schema, @Nullable Node a, @Nullable Node b) {
        boolean none = isNone(name, schema, a);
        boolean otherNone = isNone(name, schema, b);
        return (none || otherNone) ? (none && otherNone) : same(schema, a, b);
    }

    private static boolean isNone(String name, @Nullable Schema schema, @Nullable Node node) {
        return isZero(name, node) || isNothing(schema, node);
    }

    private static boolean isZero(String field, @Nullable Node node) {
        return switch (node) {
            case Scalar.Text t -> t.value().isEmpty() && !POINTER_TEXTS.contains(field);
            case Scalar.Bool b -> !b.value() && PLAIN_SCALARS.contains(field);
            case Scalar.Int i -> i.value() == 0 && PLAIN_SCALARS.contains(field);
            case null, default -> false;
        };
    }

    /**
     * Compares two values.
     *
     * @param schema what both are; null where nothing is known, and then they are compared as they are written
     */
    public static boolean same(@Nullable Schema schema, @Nullable Node a, @Nullable Node b) {
        boolean none = isNothing(schema, a);
        boolean otherNone = isNothing(schema, b);
        if (none || otherNone) {
            return none && otherNone;
        }
        return switch (a) {
            case Mapping m -> b instanceof Mapping n && mappings(schema, m, n);
            case Sequence s -> b instanceof Sequence t && lists(schema, s, t);
            case Scalar x -> b instanceof Scalar y && scalars(schema, x, y);
            case null -> b == null;
        };
    }

    /** A struct behind a pointer that is there but empty differs from none; which fields are such is not known here. */
    private static boolean isNothing(@Nullable Schema schema, @Nullable Node node) {
        return switch (node) {
            case null -> true;
            case Scalar.Null _ -> true;
            case Mapping m ->
                m.isEmpty()
                        || (schema != null
                                && schema.shape() instanceof Schema.Struct
                                && m.members().entrySet().stream()
                                        .allMatch(e -> isNone(
                                                e.getKey(),
                                                schema.member(e.getKey()).orElse(null),
                                                e.getValue().value())));
            case Sequence s -> s.items().isEmpty();
            default -> false;
        };
    }

    private static boolean mappings(@Nullable Schema schema, Mapping a, Mapping b) {
        Set<String> keys = new HashSet<>(a.keys());
        keys.addAll(b.keys());
        boolean areFree = schema != null && schema.shape() instanceof Schema.Dictionary;
        return keys.stream().allMatch(k -> {
            Schema below = schema == null ? null : schema.member(k).orElse(null);
            return areFree ? entries(below, a.get(k), b.get(k)) : sameField(k, below, a.get(k), b.get(k));
        });
    }

    /** In a mapping with free keys, a key with an empty value is not an absent key. */
    private static boolean entries(@Nullable Schema values, @Nullable Node a, @Nullable Node b) {
        return a != null && b != null && same(values, a, b);
    }

    private static boolean lists(@Nullable Schema schema, Sequence a, Sequence b) {
        if (a.items().size() != b.items().size()) {
            return false;
        }
        Schema items = schema != null && schema.shape() instanceof Schema.Listing(Schema i) ? i : null;
        for (int i = 0; i < a.items().size(); i++) {
            if (!same(items, a.items().get(i), b.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean scalars(@Nullable Schema schema, Scalar a, Scalar b) {
        if (a.equals(b)) {
            return true;
        }
        Schema.Form form =
                schema != null && schema.shape() instanceof Schema.Leaf(Schema.Form f) ? f : Schema.Form.TEXT;
        return switch (form) {
            case QUANTITY -> Objects.equals(amount(a), amount(b));
            case TIME -> instant(a).isPresent() && instant(a).equals(instant(b));
            case BASE64 ->
                a instanceof Scalar.Text t
                        && b instanceof Scalar.Text u
                        && ScalarForms.withoutBreaks(t.value()).equals(ScalarForms.withoutBreaks(u.value()));
            case INT32, INT64, INTEGER, NUMBER -> number(a) == number(b);
            default -> false;
        };
    }

    private static double number(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Int i -> (double) i.value();
            case Scalar.Real r -> r.value();
            default -> Double.NaN;
        };
    }

    private static Object amount(Scalar scalar) {
        String text = scalar instanceof Scalar.Text t ? t.value() : scalar.toString();
        return Quantity.of(text).map(q -> (Object) q).orElse(List.of(text));
    }

    private static Optional<Instant> instant(Scalar scalar) {
        try {
            return scalar instanceof Scalar.Text t
                    ? Optional.of(OffsetDateTime.parse(t.value()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
