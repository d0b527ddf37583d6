package dev.windlass.check.rule;

import dev.windlass.check.rule.Value.Entry;
import dev.windlass.tree.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code metadata}, as in k8s.io/apimachinery/pkg/api/validation/objectmeta.go. */
public final class MetadataRules {
    private static final int MOST_ANNOTATION_BYTES = 262_144;
    private static final List<String> PLAIN_FINALIZERS = List.of("kubernetes", "orphan", "foregroundDeletion");
    /** The longest part of generateName that goes into a name; more is cut off. */
    private static final int LONGEST_BASE = 58;

    private static final int LONGEST_MANAGER = 128;
    private static final int LONGEST_SUBRESOURCE = 256;
    /** Kinds whose generation the server does not set itself. */
    private static final Set<String> KEEPS_GENERATION = Set.of(
            "ClusterRole",
            "ClusterRoleBinding",
            "ConfigMap",
            "Endpoints",
            "HorizontalPodAutoscaler",
            "Lease",
            "LimitRange",
            "Namespace",
            "Node",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "ResourceQuota",
            "Role",
            "RoleBinding",
            "RuntimeClass",
            "Secret",
            "Service",
            "ServiceAccount",
            "StorageClass");
    /** Questions to the server, which are answered and not kept, and need no name. */
    private static final Set<String> REVIEWS = Set.of(
            "LocalSubjectAccessReview",
            "SelfSubjectAccessReview",
            "SelfSubjectReview",
            "SelfSubjectRulesReview",
            "SubjectAccessReview",
            "TokenReview");
    /** Stands for the five characters that kube-apiserver appends to it. */
    private static final String ANY_SUFFIX = "xxxxx";

    private MetadataRules() {}

    /**
     * Everything about an object's metadata.
     *
     * @param name the form of its name
     * @param plainFinalizers whether a finalizer without a domain must be one of Kubernetes' own
     */
    public static void check(Value metadata, TextForm name, boolean plainFinalizers, boolean namespaced) {
        names(metadata, name);
        if (namespaced && !metadata.field("namespace").isEmpty()) {
            metadata.field("namespace").form(TextForm.LABEL);
        }
        LabelRules.labels(metadata.field("labels"));
        annotations(metadata.field("annotations"));
        owners(metadata.field("ownerReferences"));
        finalizers(metadata.field("finalizers"), plainFinalizers);
        if (!metadata.isUpdate() && KEEPS_GENERATION.contains(metadata.kind())) {
            metadata.field("generation").atLeast(0);
        }
        managers(metadata.field("managedFields"));
        if (!metadata.isUpdate() && !metadata.field("resourceVersion").isEmpty()) {
            metadata.field("resourceVersion").forbidden("must not be set on an object to be created");
        }
    }

    private static void names(Value metadata, TextForm form) {
        Value name = metadata.field("name");
        Value generate = metadata.field("generateName");
        if (!generate.isEmpty() && !form.fits(masked(generate.text())) && !isOldController(metadata)) {
            generate.invalid("must begin " + form.description());
        }
        if (!name.isEmpty()) {
            if (!metadata.isUpdate()) { // no change can alter a name
                name.form(form);
            }
        } else if (generate.isEmpty()) {
            if (!REVIEWS.contains(metadata.kind())) {
                name.required();
            }
        } else if (!form.fits(generated(generate.text()))) {
            name.at(generate.origin()).invalid("would be made of generateName, and must be " + form.description());
        }
    }

    /** ReplicationController's generateName is not looked at since 1.35. */
    private static boolean isOldController(Value metadata) {
        return metadata.minor() >= 35 && metadata.kind().equals("ReplicationController");
    }

    private static String generated(String prefix) {
        return prefix.substring(0, Math.min(prefix.length(), LONGEST_BASE)) + ANY_SUFFIX;
    }

    /** A prefix that ends in a dash stands for a name that goes on after it. */
    private static String masked(String prefix) {
        return prefix.length() > 1 && prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 2) + 'a' : prefix;
    }

    /** Annotations, which templates have as well. */
    public static void annotations(Value annotations) {
        long bytes = 0;
        for (Entry e : annotations.entries()) {
            if (!TextForm.LABEL_KEY.fits(e.key().toLowerCase(Locale.ROOT))) {
                annotations
                        .at(e.keyOrigin())
                        .invalid("has the key \"" + e.key() + "\", which is not "
                                + TextForm.ANNOTATION_KEY.description());
            }
            bytes += TextForm.bytes(e.key()) + TextForm.bytes(e.value().text());
        }
        if (bytes > MOST_ANNOTATION_BYTES) {
            annotations.tooLong(MOST_ANNOTATION_BYTES, "bytes in all");
        }
    }

    /** The server names no index here. */
    private static void owners(Value owners) {
        boolean hasController = false;
        for (Value owner : owners.items()) {
            FieldPath path = owners.path();
            String apiVersion = owner.field("apiVersion").text();
            if (!namesVersion(apiVersion)) {
                owner.field("apiVersion")
                        .reportedAs(path.field("apiVersion"))
                        .invalid("must name a group and a version, or a version");
            }
            for (String field : List.of("kind", "name", "uid")) {
                if (owner.field(field).isEmpty()) {
                    owner.field(field).reportedAs(path.field(field)).invalid("must not be empty");
                }
            }
            if (apiVersion.equals("v1") && owner.field("kind").isText("Event")) {
                owner.reportedAs(path).invalid("must not be an Event: events own nothing");
            }
            if (owner.field("controller").isTrue()) {
                if (hasController) {
                    owner.reportedAs(path).invalid("must have one controller only");
                }
                hasController = true;
            }
        }
    }

    private static boolean namesVersion(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return !apiVersion.isEmpty() && !apiVersion.endsWith("/") && slash == apiVersion.lastIndexOf('/');
    }

    private static void finalizers(Value finalizers, boolean plain) {
        Set<String> seen = new HashSet<>();
        for (Value f : finalizers.items()) {
            String text = f.text();
            seen.add(text);
            if (!TextForm.LABEL_KEY.fits(text)) {
                finalizers
                        .at(f.origin())
                        .invalid("has the entry \"" + text + "\", which is not " + TextForm.LABEL_KEY.description());
            }
            if (plain && text.indexOf('/') < 0 && !PLAIN_FINALIZERS.contains(text)) {
                f.invalid("must have a domain, as in example.com/" + text);
            }
        }
        if (seen.contains("orphan") && seen.contains("foregroundDeletion")) {
            finalizers.invalid("must not hold both orphan and foregroundDeletion");
        }
    }

    private static void managers(Value fields) {
        for (Value f : fields.items()) {
            f.field("operation").oneOfAsInvalid(List.of("Apply", "Update"));
            if (!f.field("fieldsType").isEmpty()) {
                f.field("fieldsType").oneOfAsInvalid(List.of("FieldsV1"));
            }
            Value manager = f.field("manager");
            if (TextForm.bytes(manager.text()) > LONGEST_MANAGER) {
                manager.tooLong(LONGEST_MANAGER, "bytes");
            }
            if (!manager.text().codePoints().allMatch(MetadataRules::isPrintable)) {
                manager.invalid("must hold printable characters only");
            }
            if (TextForm.bytes(f.field("subresource").text()) > LONGEST_SUBRESOURCE) {
                f.field("subresource").tooLong(LONGEST_SUBRESOURCE, "bytes");
            }
        }
    }

    private static boolean isPrintable(int c) {
        return c == ' '
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    /**
     * What a change may not do to any object's metadata. A name or a namespace that differs makes another object, which is
     * never compared; other times than the cluster's are passed over.
     */
    public static void checkUpdate(Value old, Value metadata) {
        for (String field : List.of("uid", "resourceVersion")) {
            Value is = metadata.field(field);
            if (!is.isEmpty() && !is.isSameAs(old.field(field))) {
                is.changeRefused("is not what the cluster has, which is a conflict", "leave it out");
            }
        }
        boolean isDying = !old.field("deletionTimestamp").isEmpty();
        if (isDying) {
            finalizersWhileDeleted(old.field("finalizers"), metadata.field("finalizers"));
        } else if (!metadata.field("deletionTimestamp").isEmpty()) {
            metadata.field("deletionTimestamp").changeRefused("cannot be set by a change", "leave it out");
        }
        Value grace = metadata.field("deletionGracePeriodSeconds");
        if (grace.isPresent() && !grace.isSameAs(old.field("deletionGracePeriodSeconds"))) {
            grace.changeRefused("cannot be set by a change", "leave it out");
        }
    }

    private static void finalizersWhileDeleted(Value old, Value finalizers) {
        Set<String> known = new HashSet<>();
        old.items().forEach(f -> known.add(f.text()));
        if (finalizers.items().stream().anyMatch(f -> !known.contains(f.text()))) {
            finalizers.forbidden("must not get further entries: the object is being deleted");
        }
    }
}
