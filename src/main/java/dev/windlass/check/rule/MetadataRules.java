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
        metadata.field("generation").atLeast(0);
        managers(metadata.field("managedFields"));
        if (!metadata.isUpdate() && !metadata.field("resourceVersion").isEmpty()) {
            metadata.field("resourceVersion").forbidden("must not be set on an object to be created");
        }
    }

    private static void names(Value metadata, TextForm form) {
        Value generate = metadata.field("generateName");
        if (!generate.isEmpty() && !form.fits(masked(generate.text()))) {
            generate.invalid("must begin " + form.description());
        }
        Value name = metadata.field("name");
        if (name.isEmpty()) {
            if (generate.isEmpty()) {
                name.required();
            } else if (!metadata.isUpdate() && !form.fits(GeneratedName.of(generate.text()))) {
                name.invalid("will not be " + form.description() + ": it is made from metadata.generateName");
            }
        } else if (!metadata.isUpdate()) { // no change can alter a name
            name.form(form);
        }
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
                        .invalid("has the key \"" + e.key() + "\", which is not " + TextForm.ANNOTATION_KEY.description());
            }
            bytes += TextForm.bytes(e.key()) + TextForm.bytes(e.value().text());
        }
        if (bytes > MOST_ANNOTATION_BYTES) {
            annotations.tooLong(MOST_ANNOTATION_BYTES, "bytes in all");
        }
    }

    /** kube-apiserver does not say which of the owners it means. */
    private static void owners(Value owners) {
        boolean hasController = false;
        for (Value owner : owners.items()) {
            String apiVersion = owner.field("apiVersion").text();
            if (apiVersion.isEmpty() || apiVersion.endsWith("/") || apiVersion.indexOf('/') != apiVersion.lastIndexOf('/')) {
                ownerField(owner, "apiVersion").invalid("must name a group and a version, or a version");
            }
            for (String field : List.of("kind", "name", "uid")) {
                if (owner.field(field).isEmpty()) {
                    ownerField(owner, field).invalid("must not be empty");
                }
            }
            if (apiVersion.equals("v1") && owner.field("kind").isText("Event")) {
                owners.at(owner.origin()).invalid("must not have an Event: events own nothing");
            }
            if (owner.field("controller").isTrue()) {
                if (hasController) {
                    owners.invalid("must have one controller only");
                }
                hasController = true;
            }
        }
    }

    private static Value ownerField(Value owner, String field) {
        return owner.field(field).reportedAs(FieldPath.of("metadata", "ownerReferences", field));
    }

    private static void finalizers(Value finalizers, boolean plain) {
        Set<String> seen = new HashSet<>();
        for (Value f : finalizers.items()) {
            String text = f.text();
            seen.add(text);
            if (!TextForm.LABEL_KEY.fits(text)) {
                finalizers.at(f.origin()).invalid("has the entry \"" + text + "\", which is not " + TextForm.LABEL_KEY.description());
            } else if (plain && text.indexOf('/') < 0 && !PLAIN_FINALIZERS.contains(text)) {
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
            if (TextForm.bytes(f.field("manager").text()) > 128) {
                f.field("manager").tooLong(128, "bytes");
            }
            if (TextForm.bytes(f.field("subresource").text()) > 256) {
                f.field("subresource").tooLong(256, "bytes");
            }
        }
    }
}
