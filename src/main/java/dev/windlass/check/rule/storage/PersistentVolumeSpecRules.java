package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.check.rule.pod.NodeSelectorRules;
import java.util.List;

/**
 * The specification of a PersistentVolume, also of one within a VolumeAttachment, as in ValidatePersistentVolumeSpec of
 * k8s.io/kubernetes/pkg/apis/core/validation.
 */
final class PersistentVolumeSpecRules {
    private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Recycle", "Retain");
    private static final List<String> OUTDATED =
            List.of("cephfs", "flocker", "glusterfs", "photonPersistentDisk", "quobyte", "rbd", "scaleIO", "storageos");
    /** What a volume within a VolumeAttachment must not say. */
    private static final List<String> NOT_INLINE = List.of("claimRef", "capacity", "nodeAffinity", "storageClassName");

    private PersistentVolumeSpecRules() {}

    /** The specification of the volume with a name. */
    static void check(Value spec, String name) {
        accessModes(spec.field("accessModes"));
        capacity(spec.field("capacity"));
        spec.field("persistentVolumeReclaimPolicy").oneOf(RECLAIM_POLICIES);
        Value affinity = spec.field("nodeAffinity");
        if (affinity.isPresent()) {
            if (affinity.field("required").isPresent()) {
                NodeSelectorRules.check(affinity.field("required"));
            } else {
                affinity.field("required").required("the nodes that can use the volume");
            }
        }
        sources(spec, name);
        recycling(spec);
        if (!spec.field("storageClassName").isEmpty()) {
            spec.field("storageClassName").form(TextForm.SUBDOMAIN);
        }
        if (spec.field("volumeMode").isPresent()) {
            spec.field("volumeMode").oneOf(ClaimSpecRules.VOLUME_MODES);
        }
        attributes(spec);
    }

    /** The specification of a volume that has no object of its own. */
    static void checkInline(Value spec) {
        for (String field : NOT_INLINE) {
            if (!spec.field(field).isEmpty()) {
                spec.field(field).forbidden("must not be set for a volume within an attachment");
            }
        }
        if (spec.field("csi").isAbsent()) {
            spec.field("csi").required("a volume within an attachment is of this kind");
        }
        accessModes(spec.field("accessModes"));
        Value policy = spec.field("persistentVolumeReclaimPolicy");
        if (!policy.isEmpty() && !policy.isText("Retain")) {
            policy.forbidden("must be Retain for a volume within an attachment");
        }
        sources(spec, "");
        Value mode = spec.field("volumeMode");
        if (mode.isPresent() && !mode.isText("Filesystem")) {
            mode.forbidden("must be Filesystem for a volume within an attachment");
        }
    }

    private static void accessModes(Value modes) {
        if (modes.size() == 0) {
            modes.required("at least one way to use the volume, such as ReadWriteOnce");
        }
        VolumeText.accessModes(modes, ClaimSpecRules.ACCESS_MODES);
    }

    private static void capacity(Value capacity) {
        if (capacity.size() == 0) {
            capacity.required("the size of the volume, as capacity.storage");
        }
        if (capacity.key("storage").isAbsent() || capacity.size() > 1) {
            capacity.invalid("must have exactly one entry: storage");
        }
        for (Entry e : capacity.entries()) {
            e.value().quantity().ifPresent(q -> {
                if (q.signum() <= 0) {
                    e.value().invalid("must be more than 0");
                }
            });
        }
    }

    private static void sources(Value spec, String name) {
        int count = VolumeSource.checkAll(spec, PersistentSources.ALL);
        if (count == 0) {
            spec.required("a kind of storage, such as csi, nfs or local");
        }
        Value iscsi = spec.field("iscsi");
        if (isFirst(spec, "iscsi")
                && iscsi.field("initiatorName").isPresent()
                && PodVolumeRules.isTooLong(name, iscsi.field("targetPortal").text())) {
            iscsi.field("targetPortal")
                    .reportedAs(iscsi.path().field("targetportal"))
                    .invalid("must be shorter: with the volume's name and a colon it may have 64 characters");
        }
        if (isFirst(spec, "local") && spec.field("nodeAffinity").isAbsent()) {
            spec.field("nodeAffinity").required("a local volume needs to know its node");
        }
        OUTDATED.stream()
                .map(spec::field)
                .filter(Value::isPresent)
                .forEach(s -> s.warn("is of a kind that no longer works"));
    }

    private static boolean isFirst(Value spec, String field) {
        return PersistentSources.ALL.stream()
                .map(VolumeSource::field)
                .filter(f -> spec.field(f).isPresent())
                .findFirst()
                .filter(field::equals)
                .isPresent();
    }

    private static void recycling(Value spec) {
        Value policy = spec.field("persistentVolumeReclaimPolicy");
        if (!policy.isText("Recycle")) {
            return;
        }
        policy.warn("is Recycle, which is deprecated: let the volume be provisioned and use Delete");
        Value path = spec.field("hostPath").field("path");
        if (spec.field("hostPath").isPresent() && isRoot(path.text())) {
            policy.forbidden("must not be Recycle for the whole file system of a host");
        }
    }

    /** Whether a path without its needless parts is "/". */
    private static boolean isRoot(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        int depth = 0;
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                depth = Math.max(0, depth - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
        }
        return depth == 0;
    }

    private static void attributes(Value spec) {
        Value name = spec.field("volumeAttributesClassName");
        if (name.isAbsent()) {
            return;
        }
        if (name.needed()) {
            name.form(TextForm.SUBDOMAIN);
        }
        if (spec.field("csi").isAbsent()) {
            spec.field("csi").required("volumeAttributesClassName is for CSI volumes only");
        }
    }
}
