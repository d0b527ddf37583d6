package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a container sees the volumes of its pod: as directories or as raw devices. */
final class MountRules {
    private static final List<String> PROPAGATION = List.of("Bidirectional", "HostToContainer", "None");
    private static final List<String> RECURSIVE = List.of("Disabled", "Enabled", "IfPossible");

    private MountRules() {}

    static void check(Value container, PodParts pod) {
        Value mounts = container.field("volumeMounts");
        Value devices = container.field("volumeDevices");
        mounts(container, mounts, pod, paths(devices, "devicePath"));
        devices(devices, pod, paths(mounts, "mountPath"));
    }

    /** Path by name; of several of one name the last, as the server does. */
    private static Map<String, String> paths(Value list, String path) {
        Map<String, String> paths = new HashMap<>();
        list.items()
                .forEach(v -> paths.put(v.field("name").text(), v.field(path).text()));
        return paths;
    }

    private static void mounts(Value container, Value mounts, PodParts pod, Map<String, String> devices) {
        Set<String> seen = new HashSet<>();
        for (Value mount : mounts.items()) {
            Value name = mount.field("name");
            Value path = mount.field("mountPath");
            if (name.needed() && !pod.volumes().containsKey(name.text())) {
                name.notFound("a volume of the pod");
            }
            path.needed();
            if (!seen.add(path.text())) {
                path.invalid("must be unique in its container");
            }
            if (devices.containsKey(name.text())) {
                name.invalid("must not be in volumeDevices as well");
            }
            if (devices.containsValue(path.text())) {
                path.invalid("must not be a devicePath as well");
            }
            subPaths(mount, mounts.path());
            propagation(container, mount, mounts.path());
        }
    }

    /** What is wrong with these fields is reported at the list, without the index. */
    private static void subPaths(Value mount, FieldPath list) {
        Value subPath = mount.field("subPath");
        Value expression = mount.field("subPathExpr");
        subPath.reportedAs(list.field("subPath")).form(TextForm.DESCENDING_PATH);
        if (!expression.isEmpty() && !subPath.isEmpty()) {
            expression.invalid("must not be set beside subPath");
        }
        expression.reportedAs(list.field("subPathExpr")).form(TextForm.DESCENDING_PATH);
    }

    private static void propagation(Value container, Value mount, FieldPath list) {
        Value propagation = mount.field("mountPropagation").reportedAs(list.field("mountPropagation"));
        if (propagation.isPresent()) {
            propagation.oneOf(PROPAGATION);
            if (propagation.isText("Bidirectional")
                    && !container.field("securityContext", "privileged").isTrue()) {
                propagation.forbidden("must not be Bidirectional in a container that is not privileged");
            }
        }
        Value recursive = mount.field("recursiveReadOnly").reportedAs(list.field("recursiveReadOnly"));
        if (recursive.isPresent()) {
            recursive.oneOf(RECURSIVE);
            if (recursive.isText("Enabled") || recursive.isText("IfPossible")) {
                if (!mount.field("readOnly").isTrue()) {
                    recursive.forbidden("must not be " + recursive.text() + " unless readOnly is true");
                }
                if (propagation.isPresent() && !propagation.isText("None")) {
                    recursive.forbidden("must not be " + recursive.text() + " unless mountPropagation is None");
                }
            }
        }
    }

    private static void devices(Value devices, PodParts pod, Map<String, String> mounts) {
        Set<String> names = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (Value device : devices.items()) {
            Value name = device.field("name");
            Value path = device.field("devicePath");
            if (name.needed()) {
                deviceName(name, pod, names);
            }
            path.needed();
            if (!path.isEmpty() && !TextForm.PATH_WITHOUT_BACKSTEPS.fits(path.text())) {
                path.form(TextForm.PATH_WITHOUT_BACKSTEPS);
            } else if (!paths.add(path.text())) {
                path.invalid("must be unique in its container");
            }
            if (mounts.containsKey(name.text())) {
                name.invalid("must not be in volumeMounts as well");
            }
            if (mounts.containsValue(path.text())) {
                path.invalid("must not be a mountPath as well");
            }
        }
    }

    private static void deviceName(Value name, PodParts pod, Set<String> names) {
        if (!names.add(name.text())) {
            name.invalid("must be unique in its container");
        }
        Value volume = pod.volumes().get(name.text());
        if (volume == null) {
            name.notFound("a volume of the pod");
        } else if (volume.field("persistentVolumeClaim").isAbsent()
                && volume.field("ephemeral").isAbsent()) {
            name.invalid("must name a volume of type persistentVolumeClaim or ephemeral");
        }
    }
}
