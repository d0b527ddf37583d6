package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The volumes of a pod, as in ValidateVolumes of k8s.io/kubernetes/pkg/apis/core/validation. */
public final class PodVolumeRules {
    /** The first version that has images as volumes; versions before it throw them away with their mounts. */
    private static final int IMAGES_SINCE = 35;
    /** The longest text of a volume's name and its iSCSI portal, in bytes. */
    private static final int MOST_INITIATOR = 64;

    private static final Map<String, String> OUTDATED = Map.of(
            "photonPersistentDisk", "is of a kind that no longer works",
            "gitRepo", "is of a kind that is deprecated",
            "scaleIO", "is of a kind that no longer works",
            "flocker", "is of a kind that no longer works",
            "storageos", "is of a kind that no longer works",
            "quobyte", "is of a kind that no longer works",
            "glusterfs", "is of a kind that no longer works",
            "cephfs", "is of a kind that no longer works",
            "rbd", "is of a kind that no longer works");

    private PodVolumeRules() {}

    /**
     * Checks the volumes of a pod's specification.
     *
     * @param podName the name of the Pod; empty in a template
     * @return the volumes without a fault, by name
     */
    public static Map<String, Value> check(Value podSpec, String podName) {
        List<Value> volumes = podSpec.field("volumes").items();
        Set<String> claims = new HashSet<>();
        if (!podName.isEmpty()) {
            volumes.stream()
                    .filter(v -> v.field("ephemeral").isPresent())
                    .forEach(v -> claims.add(claimName(podName, v)));
        }
        Map<String, Value> sound = new HashMap<>();
        for (Value volume : volumes) {
            if (isThrownAway(volume)) {
                sound.putIfAbsent(volume.field("name").text(), volume);
                continue;
            }
            int before = volume.errors();
            volume(volume, podName, sound.keySet());
            if (volume.errors() == before) {
                sound.put(volume.field("name").text(), volume);
            }
            Value claim = volume.field("persistentVolumeClaim").field("claimName");
            if (claim.isPresent() && claims.contains(claim.text())) {
                claim.invalid("must not name the claim that an ephemeral volume of this pod makes");
            }
        }
        return sound;
    }

    private static boolean isThrownAway(Value volume) {
        return volume.minor() < IMAGES_SINCE && volume.field("image").isPresent();
    }

    private static String claimName(String podName, Value volume) {
        return podName + '-' + volume.field("name").text();
    }

    private static void volume(Value volume, String podName, Set<String> taken) {
        Value name = volume.field("name");
        VolumeSource.checkAll(volume, PodSources.ALL);
        boolean namesInitiator = volume.field("iscsi").field("initiatorName").isPresent();
        if (namesInitiator
                && isTooLong(
                        name.text(), volume.field("iscsi").field("targetPortal").text())) {
            name.invalid("must be shorter: with a colon and iscsi.targetPortal it may have " + MOST_INITIATOR
                    + " characters");
        }
        if (volume.field("ephemeral").isPresent()
                && !podName.isEmpty()
                && !name.isEmpty()
                && !TextForm.SUBDOMAIN.fits(claimName(podName, volume))) {
            name.invalid("must give " + TextForm.SUBDOMAIN.description() + " with the pod's name before it");
        }
        if (name.needed()) {
            name.form(TextForm.LABEL);
        }
        if (taken.contains(name.text())) {
            name.duplicate();
        }
        OUTDATED.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(e -> volume.field(e.getKey()).isPresent())
                .forEach(e -> volume.field(e.getKey()).warn(e.getValue()));
    }

    /** Whether a volume's name and an iSCSI portal are too long together. */
    static boolean isTooLong(String name, String portal) {
        return TextForm.bytes(name) + 1 + TextForm.bytes(portal) > MOST_INITIATOR;
    }
}
