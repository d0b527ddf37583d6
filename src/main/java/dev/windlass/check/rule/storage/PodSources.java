package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kinds of storage that a pod's volume can have, as in validateVolumeSource of k8s.io/kubernetes/pkg/apis/core/validation. */
final class PodSources {
    private static final long SHORTEST_TOKEN = 600;
    private static final long LONGEST_TOKEN = 1L << 32;
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> PROJECTIONS =
            List.of("secret", "configMap", "downwardAPI", "serviceAccountToken");

    /** In the order in which kube-apiserver looks for them. */
    static final List<VolumeSource> ALL = List.of(
            new VolumeSource("emptyDir", PodSources::emptyDir),
            new VolumeSource("hostPath", BlockSources::hostPath),
            new VolumeSource("gitRepo", PodSources::gitRepo),
            new VolumeSource("gcePersistentDisk", "persistentDisk", "gcePersistentDisk", BlockSources::gceDisk),
            new VolumeSource("awsElasticBlockStore", BlockSources::awsStore),
            new VolumeSource("secret", PodSources::secret),
            new VolumeSource("nfs", BlockSources::nfs),
            new VolumeSource("iscsi", BlockSources::iscsi),
            new VolumeSource("glusterfs", BlockSources::glusterfs),
            new VolumeSource("flocker", BlockSources::flocker),
            new VolumeSource("persistentVolumeClaim", s -> VolumeText.needs(s, "claimName")),
            new VolumeSource("rbd", BlockSources::rbd),
            new VolumeSource("cinder", PodSources::cinder),
            new VolumeSource("cephfs", "cephfs", "cephFS", BlockSources::cephfs),
            new VolumeSource("quobyte", BlockSources::quobyte),
            new VolumeSource("downwardAPI", "downwardAPI", "downwarAPI", PodSources::downward),
            new VolumeSource("fc", BlockSources::fibreChannel),
            new VolumeSource("flexVolume", BlockSources::flexVolume),
            new VolumeSource("configMap", PodSources::configMap),
            new VolumeSource("azureFile", BlockSources::azureFile),
            new VolumeSource("vsphereVolume", BlockSources::vsphereVolume),
            new VolumeSource("photonPersistentDisk", BlockSources::photonDisk),
            new VolumeSource("portworxVolume", BlockSources::portworxVolume),
            new VolumeSource("azureDisk", BlockSources::azureDisk),
            new VolumeSource("storageos", PodSources::storageOs),
            new VolumeSource("projected", PodSources::projected),
            new VolumeSource("scaleIO", BlockSources::scaleIo),
            new VolumeSource("csi", PodSources::csi),
            new VolumeSource("ephemeral", PodSources::ephemeral),
            new VolumeSource("image", PodSources::image));

    private PodSources() {}

    private static void emptyDir(Value source) {
        if (source.field("sizeLimit").quantity().filter(q -> q.signum() < 0).isPresent()) {
            source.field("sizeLimit").forbidden("must not be negative");
        }
    }

    private static void gitRepo(Value source) {
        VolumeText.needs(source, "repository");
        source.field("directory").form(TextForm.DESCENDING_PATH);
    }

    private static void secret(Value source) {
        VolumeText.needs(source, "secretName");
        VolumeText.mode(source.field("defaultMode"));
        VolumeText.files(source.field("items"));
    }

    private static void configMap(Value source) {
        VolumeText.needs(source, "name");
        VolumeText.mode(source.field("defaultMode"));
        VolumeText.files(source.field("items"));
    }

    private static void downward(Value source) {
        VolumeText.mode(source.field("defaultMode"));
        source.field("items").items().forEach(i -> VolumeFieldRules.file(i, source));
    }

    private static void cinder(Value source) {
        VolumeText.needs(source, "volumeID");
        BlockSources.secretName(source.field("secretRef"));
    }

    private static void storageOs(Value source) {
        BlockSources.storageOs(source);
        BlockSources.secretName(source.field("secretRef"));
    }

    private static void csi(Value source) {
        VolumeText.driver(source.field("driver"));
        Value secret = source.field("nodePublishSecretRef");
        if (secret.isPresent() && secret.field("name").needed()) {
            // kube-apiserver leaves the reference out of the path
            secret.field("name").reportedAs(source.path().field("name")).form(TextForm.SUBDOMAIN);
        }
    }

    private static void image(Value source) {
        // a template may leave it to a later change
        if (source.kind().equals("Pod")) {
            VolumeText.needs(source, "reference");
        }
        if (!source.field("pullPolicy").isEmpty()) {
            source.field("pullPolicy").oneOf(PULL_POLICIES);
        }
    }

    private static void ephemeral(Value source) {
        Value template = source.field("volumeClaimTemplate");
        if (template.isAbsent()) {
            template.required();
            return;
        }
        ClaimSpecRules.metadata(template.field("metadata"));
        ClaimSpecRules.check(template.field("spec"));
    }

    private static void projected(Value volume) {
        VolumeText.mode(volume.field("defaultMode"));
        Set<String> taken = new HashSet<>();
        for (Value source : volume.field("sources").items()) {
            Value secret = source.field("secret");
            Value configMap = source.field("configMap");
            if (secret.isPresent()) {
                VolumeText.needs(secret, "name");
                VolumeText.files(secret.field("items"), volume, taken);
            }
            if (configMap.isPresent()) {
                VolumeText.needs(configMap, "name");
                VolumeText.files(configMap.field("items"), volume, taken);
            }
            for (Value file : source.field("downwardAPI").field("items").items()) {
                VolumeFieldRules.file(file, source.field("downwardAPI"));
                VolumeText.take(file.field("path"), volume, taken);
            }
            if (source.field("serviceAccountToken").isPresent()) {
                token(source.field("serviceAccountToken"), volume);
            }
            if (PROJECTIONS.stream().filter(p -> source.field(p).isPresent()).count() > 1) {
                source.forbidden("must have one kind of content only: write a source for each");
            }
        }
    }

    private static void token(Value token, Value volume) {
        token.field("expirationSeconds").within(SHORTEST_TOKEN, LONGEST_TOKEN);
        // kube-apiserver leaves the source out of the path
        Value path = token.field("path").reportedAs(volume.path().field("path"));
        VolumeText.inside(path);
    }
}
