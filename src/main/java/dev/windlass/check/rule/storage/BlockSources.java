package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The kinds of storage that have the same rules in a pod's volume and in a PersistentVolume, as in
 * k8s.io/kubernetes/pkg/apis/core/validation. Each takes the source itself, which is there.
 */
final class BlockSources {
    private static final List<String> HOST_PATH_TYPES = List.of(
            "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
    private static final List<String> CACHING_MODES = List.of("None", "ReadOnly", "ReadWrite");
    private static final List<String> DISK_KINDS = List.of("Dedicated", "Managed", "Shared");
    private static final Pattern IQN =
            Pattern.compile("iqn\\.[0-9]{4}-[0-9]{2}\\.([A-Za-z0-9\\-.]+)(:[^,;*&$|\\s]+)\\z");
    private static final Pattern EUI = Pattern.compile("^eui.[A-Za-z0-9]{16}\\z");
    private static final Pattern NAA = Pattern.compile("^naa.[A-Za-z0-9]{32}\\z");
    private static final int MOST_TENANT = 64;

    private BlockSources() {}

    static void hostPath(Value source) {
        VolumeText.hostPath(source.field("path"));
        Value type = source.field("type");
        if (!source.field("path").isEmpty() && type.isPresent()) {
            type.oneOf(HOST_PATH_TYPES);
        }
    }

    static void gceDisk(Value source) {
        VolumeText.needs(source, "pdName");
        partition(source.field("partition"));
    }

    static void awsStore(Value source) {
        VolumeText.needs(source, "volumeID");
        partition(source.field("partition"));
    }

    private static void partition(Value partition) {
        partition.within(0, 255);
    }

    static void nfs(Value source) {
        VolumeText.needs(source, "server", "path");
        if (!source.field("path").text().startsWith("/")) {
            source.field("path").invalid("must be an absolute path");
        }
    }

    static void iscsi(Value source) {
        VolumeText.needs(source, "targetPortal", "iqn");
        if (!source.field("iqn").isEmpty()) {
            initiator(source.field("iqn"), source.field("iqn"));
        }
        source.field("lun").within(0, 255);
        boolean asks = source.field("chapAuthDiscovery").isTrue()
                || source.field("chapAuthSession").isTrue();
        if (asks && source.field("secretRef").isAbsent()) {
            source.field("secretRef").required("CHAP authentication needs it");
        }
        if (source.field("initiatorName").isPresent()) {
            initiator(
                    source.field("initiatorName"),
                    source.field("initiatorName").reportedAs(source.path().field("initiatorname")));
        }
    }

    private static void initiator(Value name, Value reported) {
        String text = name.text();
        boolean isSound = switch (text.length() < 3 ? "" : text.substring(0, 3)) {
            case "iqn" -> IQN.matcher(text).find();
            case "eui" -> EUI.matcher(text).find();
            case "naa" -> NAA.matcher(text).find();
            default -> false;
        };
        if (!isSound) {
            reported.invalid(
                    "must be an iSCSI name such as iqn.2001-04.com.example:storage.disk1, or an eui or naa name");
        }
    }

    static void fibreChannel(Value source) {
        Value targets = source.field("targetWWNs");
        boolean hasIds = source.field("wwids").size() > 0;
        if (targets.size() == 0 && !hasIds) {
            targets.required("either targetWWNs or wwids");
        }
        if (targets.size() > 0) {
            if (hasIds) {
                targets.invalid("must not be set together with wwids");
            }
            if (source.field("lun").isAbsent()) {
                source.field("lun").required("targetWWNs needs it");
            } else {
                source.field("lun").within(0, 255);
            }
        }
    }

    static void glusterfs(Value source) {
        VolumeText.needs(source, "endpoints", "path");
    }

    static void flocker(Value source) {
        boolean hasName = !source.field("datasetName").isEmpty();
        boolean hasId = !source.field("datasetUUID").isEmpty();
        if (!hasName && !hasId) {
            source.required("datasetName or datasetUUID");
        }
        if (hasName && hasId) {
            source.invalid("must not have both datasetName and datasetUUID");
        }
        if (source.field("datasetName").text().contains("/")) {
            source.field("datasetName").invalid("must not contain a slash");
        }
    }

    static void rbd(Value source) {
        VolumeText.needs(source, "monitors", "image");
    }

    static void cephfs(Value source) {
        VolumeText.needs(source, "monitors");
    }

    static void quobyte(Value source) {
        Value registry = source.field("registry");
        if (registry.isEmpty()) {
            registry.required("a host and port, or several with commas");
        } else if (TextForm.bytes(source.field("tenant").text()) > MOST_TENANT) {
            source.field("tenant").required("at most " + MOST_TENANT + " characters");
        } else {
            for (String pair : registry.text().split(",", -1)) {
                if (!isHostAndPort(pair)) {
                    registry.invalid("must be a host and port, or several with commas");
                }
            }
        }
        VolumeText.needs(source, "volume");
    }

    /** As Go's net.SplitHostPort has it: one colon, or an address in brackets before it. */
    private static boolean isHostAndPort(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[")) {
            return host.indexOf(']') == host.length() - 1 && host.lastIndexOf('[') == 0;
        }
        return host.indexOf(':') < 0 && host.indexOf('[') < 0 && host.indexOf(']') < 0;
    }

    /** Options must not be in the name of Kubernetes. */
    static void flexVolume(Value source) {
        VolumeText.needs(source, "driver");
        for (Entry e : source.field("options").entries()) {
            int slash = e.key().indexOf('/');
            String domain = '.' + (slash < 0 ? e.key() : e.key().substring(0, slash)).toLowerCase(Locale.ROOT);
            if (domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io")) {
                e.value().at(e.keyOrigin()).invalid("must have another domain: this one belongs to Kubernetes");
            }
        }
    }

    static void azureFile(Value source) {
        VolumeText.needs(source, "secretName", "shareName");
    }

    static void azureDisk(Value source) {
        VolumeText.needs(source, "diskName", "diskURI");
        if (source.field("cachingMode").isPresent()) {
            source.field("cachingMode").oneOf(CACHING_MODES);
        }
        Value kind = source.field("kind");
        if (kind.isPresent()) {
            kind.oneOf(DISK_KINDS);
            String start = kind.isText("Managed") ? "/subscriptions/" : "https://";
            if (!source.field("diskURI").text().startsWith(start)) {
                source.field("diskURI").invalid("must begin with " + start + " for a disk of the kind " + kind.text());
            }
        }
    }

    static void vsphereVolume(Value source) {
        VolumeText.needs(source, "volumePath");
    }

    static void photonDisk(Value source) {
        VolumeText.needs(source, "pdID");
    }

    static void portworxVolume(Value source) {
        VolumeText.needs(source, "volumeID");
    }

    static void scaleIo(Value source) {
        VolumeText.needs(source, "gateway", "system", "volumeName");
    }

    static void storageOs(Value source) {
        if (source.field("volumeName").needed()) {
            source.field("volumeName").form(TextForm.LABEL);
        }
        if (!source.field("volumeNamespace").isEmpty()) {
            source.field("volumeNamespace").form(TextForm.LABEL);
        }
    }

    /** A Secret that must be named where it is given. */
    static void secretName(Value ref) {
        if (ref.isPresent()) {
            VolumeText.needs(ref, "name");
        }
    }
}
