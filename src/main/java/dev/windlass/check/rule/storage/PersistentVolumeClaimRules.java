package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Quantity;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import java.util.Optional;

/**
 * PersistentVolumeClaim, as in ValidatePersistentVolumeClaim of k8s.io/kubernetes/pkg/apis/core/validation and
 * k8s.io/kubernetes/pkg/api/persistentvolumeclaim.
 */
public final class PersistentVolumeClaimRules implements KindRules {
    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";
    private static final String SNAPSHOTS = "snapshot.storage.k8s.io";
    private static final String SOURCE = "dataSource";
    private static final String REFERENCE = "dataSourceRef";

    /** What the data comes from is said in two fields, of which each fills in the other. */
    @Override
    public Mapping complete(Mapping object, int minor) {
        if (!(object.get("spec") instanceof Mapping spec)) {
            return object;
        }
        Mapping.Builder completed = new Mapping.Builder().putAll(spec);
        Mapping source = spec.get(SOURCE) instanceof Mapping m ? m : null;
        Mapping reference = spec.get(REFERENCE) instanceof Mapping m ? m : null;
        if (reference != null
                && reference.text("namespace").filter(n -> !n.isEmpty()).isPresent()) {
            completed.remove(REFERENCE); // its feature is off in every version
            reference = null;
        }
        if (source != null && reference == null && !isKnown(source)) {
            completed.remove(SOURCE);
            source = null;
        }
        if (source == null && reference != null) {
            completed.put(SOURCE, reference);
        } else if (source != null && reference == null) {
            completed.put(REFERENCE, source);
        }
        return new Mapping.Builder()
                .putAll(object)
                .put("spec", completed.build(spec.origin()))
                .build(object.origin());
    }

    /** Other sources are taken in the newer field only. */
    private static boolean isKnown(Mapping source) {
        String group = source.text("apiGroup").orElse("");
        String kind = source.text("kind").orElse("");
        return group.isEmpty()
                ? kind.equals(ClaimSpecRules.CLAIM)
                : (group.equals(SNAPSHOTS) && kind.equals("VolumeSnapshot"));
    }

    @Override
    public void check(Value object) {
        ClaimSpecRules.check(object.field("spec"));
        Value annotation = object.field("metadata", "annotations").key(CLASS_ANNOTATION);
        if (annotation.isPresent()) {
            annotation.warn("is deprecated: use spec.storageClassName instead");
        }
    }

    /**
     * A change is judged as that of a claim which has its volume, as claims nearly always do; what the cluster says of
     * it counts where it is known.
     */
    @Override
    public void checkUpdate(Value old, Value object) {
        Value before = old.field("spec");
        Value after = object.field("spec");
        boolean isBound = old.field("status", "phase").isEmpty()
                || old.field("status", "phase").isText("Bound");
        classAnnotation(old, object);
        if (isChanged(old, object, isBound)) {
            after.changeRefused(
                    "cannot be changed once the claim exists, but for a larger resources.requests.storage",
                    "make a claim with another name and move the data, or leave it");
        }
        size(old, before, after);
        if (!before.field("volumeMode").isSameAs(after.field("volumeMode"))) {
            after.field("volumeMode").reportedAs(FieldPath.of("volumeMode")).immutable();
        }
        Value attributes = after.field("volumeAttributesClassName");
        if (before.field("volumeAttributesClassName").isPresent() && attributes.isEmpty()) {
            attributes.changeRefused("cannot be taken away once it is set", null);
        }
    }

    private static void classAnnotation(Value old, Value object) {
        Value before = old.field("metadata", "annotations").key(CLASS_ANNOTATION);
        Value after = object.field("metadata", "annotations").key(CLASS_ANNOTATION);
        boolean becomesField = before.isPresent()
                && old.field("spec", "storageClassName").isAbsent()
                && object.field("spec", "storageClassName").isText(before.text())
                && (after.isAbsent() || after.text().equals(before.text()));
        if (!becomesField && !before.text().equals(after.text())) {
            after.reportedAs(FieldPath.of("metadata", "annotations").key(CLASS_ANNOTATION))
                    .immutable();
        }
    }

    private static boolean isChanged(Value old, Value object, boolean isBound) {
        Value before = old.field("spec");
        Value after = object.field("spec");
        boolean sameVolume = before.field("volumeName").isEmpty()
                || before.field("volumeName")
                        .text()
                        .equals(after.field("volumeName").text());
        Value attributes = after.field("volumeAttributesClassName");
        boolean sameAttributes =
                (isBound && attributes.isPresent()) || Alike.are(before.field("volumeAttributesClassName"), attributes);
        Value asked = before.field("resources", "requests");
        Value asks = after.field("resources", "requests");
        boolean sameRequests =
                (isBound && asks.size() > 0) ? Alike.are(asked, asks, "storage") : Alike.are(asked, asks);
        return !sameVolume
                || !sameAttributes
                || !sameRequests
                || !isSameClass(old, object)
                || !Alike.are(before.field("resources"), after.field("resources"), "requests")
                || !Alike.are(
                        before, after, "volumeName", "volumeAttributesClassName", "storageClassName", "resources");
    }

    /** A claim that has no class may get one. */
    private static boolean isSameClass(Value old, Value object) {
        Value before = old.field("spec", "storageClassName");
        Value after = object.field("spec", "storageClassName");
        if (before.isAbsent() && after.isPresent()) {
            Value annotation = old.field("metadata", "annotations").key(CLASS_ANNOTATION);
            return annotation.isAbsent() || annotation.text().equals(after.text());
        }
        return before.isPresent() == after.isPresent() && before.text().equals(after.text());
    }

    private static void size(Value old, Value before, Value after) {
        Optional<Quantity> had =
                before.field("resources", "requests").key("storage").quantity();
        Value size = after.field("resources", "requests").key("storage");
        Optional<Quantity> wants = size.quantity();
        if (had.isEmpty() || wants.isEmpty() || wants.get().compareTo(had.get()) >= 0) {
            return;
        }
        // a claim that could not grow may go back, but not to what it has
        Optional<Quantity> has = old.field("status", "capacity").key("storage").quantity();
        boolean mayGoBack = before.minor() >= 32
                && has.filter(h -> wants.get().compareTo(h) > 0).isPresent();
        if (!mayGoBack) {
            size.reportedAs(FieldPath.of("spec", "resources", "requests", "storage"))
                    .changeRefused(
                            "cannot be less than the " + had.get() + " that the claim has: volumes only grow",
                            "make a smaller claim with another name and move the data, or leave it");
        }
    }
}
