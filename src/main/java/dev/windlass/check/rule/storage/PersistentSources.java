package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/**
 * The kinds of storage that a PersistentVolume can have, as in ValidatePersistentVolumeSpec of
 * k8s.io/kubernetes/pkg/apis/core/validation.
 */
final class PersistentSources {
    /** In the order in which kube-apiserver looks for them. */
    static final List<VolumeSource> ALL = List.of(
            new VolumeSource("hostPath", BlockSources::hostPath),
            new VolumeSource("gcePersistentDisk", "persistentDisk", "gcePersistentDisk", BlockSources::gceDisk),
            new VolumeSource("awsElasticBlockStore", BlockSources::awsStore),
            new VolumeSource("glusterfs", PersistentSources::glusterfs),
            new VolumeSource("flocker", BlockSources::flocker),
            new VolumeSource("nfs", BlockSources::nfs),
            new VolumeSource("rbd", BlockSources::rbd),
            new VolumeSource("quobyte", BlockSources::quobyte),
            new VolumeSource("cephfs", "cephfs", "cephFS", BlockSources::cephfs),
            new VolumeSource("iscsi", PersistentSources::iscsi),
            new VolumeSource("cinder", PersistentSources::cinder),
            new VolumeSource("fc", BlockSources::fibreChannel),
            new VolumeSource("flexVolume", "flexVolume", "", BlockSources::flexVolume),
            new VolumeSource("azureFile", PersistentSources::azureFile),
            new VolumeSource("vsphereVolume", BlockSources::vsphereVolume),
            new VolumeSource("photonPersistentDisk", BlockSources::photonDisk),
            new VolumeSource("portworxVolume", BlockSources::portworxVolume),
            new VolumeSource("azureDisk", BlockSources::azureDisk),
            new VolumeSource("scaleIO", BlockSources::scaleIo),
            new VolumeSource("local", s -> VolumeText.hostPath(s.field("path"))),
            new VolumeSource("storageos", PersistentSources::storageOs),
            new VolumeSource("csi", PersistentSources::csi));

    /** References to Secrets that are looked at; {@code nodeStageSecretRef} is not. */
    private static final List<String> CSI_SECRETS = List.of(
            "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef");

    private PersistentSources() {}

    private static void glusterfs(Value source) {
        BlockSources.glusterfs(source);
        if (source.field("endpointsNamespace").isPresent()) {
            source.field("endpointsNamespace").form(TextForm.LABEL);
        }
    }

    private static void iscsi(Value source) {
        BlockSources.iscsi(source);
        BlockSources.secretName(source.field("secretRef"));
    }

    private static void cinder(Value source) {
        VolumeText.needs(source, "volumeID");
        secret(source.field("secretRef"));
    }

    private static void storageOs(Value source) {
        BlockSources.storageOs(source);
        secret(source.field("secretRef"));
    }

    private static void azureFile(Value source) {
        BlockSources.azureFile(source);
        if (source.field("secretNamespace").isPresent()) {
            VolumeText.needs(source, "secretNamespace");
        }
    }

    private static void secret(Value ref) {
        if (ref.isPresent()) {
            VolumeText.needs(ref, "name", "namespace");
        }
    }

    private static void csi(Value source) {
        VolumeText.driver(source.field("driver"));
        VolumeText.needs(source, "volumeHandle");
        for (String field : CSI_SECRETS) {
            Value ref = source.field(field);
            if (ref.isAbsent()) {
                continue;
            }
            if (ref.field("name").needed()) {
                ref.field("name").form(TextForm.SUBDOMAIN);
            }
            if (ref.field("namespace").needed()) {
                ref.field("namespace").form(TextForm.LABEL);
            }
        }
    }
}
