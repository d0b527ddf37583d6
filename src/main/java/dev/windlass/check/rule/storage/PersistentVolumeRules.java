package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.List;
import java.util.Map;

/** PersistentVolume, as in ValidatePersistentVolume of k8s.io/kubernetes/pkg/apis/core/validation. */
public final class PersistentVolumeRules implements KindRules {
    private static final String EXPAND_SECRET = "controllerExpandSecretRef";
    private static final String MOUNT_OPTIONS = "volume.beta.kubernetes.io/mount-options";
    /** The kinds of storage that have options of mounting, as in k8s.io/kubernetes/pkg/volume/validation. */
    private static final List<String> WITH_MOUNT_OPTIONS = List.of(
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "glusterfs",
            "nfs",
            "rbd",
            "quobyte",
            "iscsi",
            "cinder",
            "cephfs",
            "azureFile",
            "vsphereVolume",
            "azureDisk",
            "photonPersistentDisk");
    /** Labels of nodes that were renamed, by their old names. */
    private static final Map<String, String> RENAMED = Map.of(
            "beta.kubernetes.io/arch", "kubernetes.io/arch",
            "beta.kubernetes.io/os", "kubernetes.io/os",
            "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type",
            "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region");

    @Override
    public void check(Value object) {
        Value metadata = object.field("metadata");
        PersistentVolumeSpecRules.check(
                object.field("spec"), metadata.field("name").text());
        Value annotations = metadata.field("annotations");
        for (String annotation : List.of("volume.beta.kubernetes.io/storage-class", MOUNT_OPTIONS)) {
            if (annotations.key(annotation).isPresent()) {
                annotations.key(annotation).warn("is deprecated: use the field of spec instead");
            }
        }
        if (annotations.key(MOUNT_OPTIONS).isPresent()
                && WITH_MOUNT_OPTIONS.stream()
                        .allMatch(s -> object.field("spec", s).isAbsent())) {
            // named after a dot, not in brackets
            annotations
                    .key(MOUNT_OPTIONS)
                    .reportedAs(annotations.path().field(MOUNT_OPTIONS))
                    .forbidden("must not be set for a volume of this kind");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value before = old.field("spec");
        Value after = object.field("spec");
        if (PersistentSources.ALL.stream().anyMatch(s -> isChanged(s.field(), before, after))) {
            after.reportedAs(FieldPath.of("spec", "persistentvolumesource"))
                    .changeRefused(
                            "cannot be changed: the storage behind a PersistentVolume stays what it is",
                            "make a new PersistentVolume");
        }
        if (!before.field("volumeMode").isSameAs(after.field("volumeMode"))) {
            after.field("volumeMode").reportedAs(FieldPath.of("volumeMode")).immutable();
        }
        if (before.field("nodeAffinity").isPresent()
                && !isSameAffinity(before.field("nodeAffinity"), after.field("nodeAffinity"))) {
            after.field("nodeAffinity").reportedAs(FieldPath.of("nodeAffinity")).immutable();
        }
        Value attributes = after.field("volumeAttributesClassName");
        if (before.field("volumeAttributesClassName").isPresent() && attributes.isAbsent()) {
            attributes.changeRefused("cannot be taken away once it is set", null);
        }
    }

    private static boolean isChanged(String source, Value before, Value after) {
        Value old = before.field(source);
        Value now = after.field(source);
        boolean mayAddSecret = source.equals("csi") && old.field(EXPAND_SECRET).isAbsent();
        boolean isSame = mayAddSecret ? Alike.are(old, now, EXPAND_SECRET) : Alike.are(old, now);
        return old.isPresent() != now.isPresent() || !isSame;
    }

    /** An old name of a label may become its new one. */
    private static boolean isSameAffinity(Value before, Value after) {
        List<Value> old = before.field("required", "nodeSelectorTerms").items();
        List<Value> now = after.field("required", "nodeSelectorTerms").items();
        if (old.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < old.size(); i++) {
            if (!isSameTerm(old.get(i), now.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameTerm(Value before, Value after) {
        List<Value> old = before.field("matchExpressions").items();
        List<Value> now = after.field("matchExpressions").items();
        if (old.size() != now.size() || !Alike.are(before, after, "matchExpressions")) {
            return false;
        }
        for (int i = 0; i < old.size(); i++) {
            String oldKey = old.get(i).field("key").text();
            String key = now.get(i).field("key").text();
            boolean isSameKey = key.equals(oldKey) || key.equals(RENAMED.get(oldKey));
            if (!isSameKey || !Alike.are(old.get(i), now.get(i), "key")) {
                return false;
            }
        }
        return true;
    }
}
