package dev.windlass.check;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.access.CertificateRequestRules;
import dev.windlass.check.rule.access.FlowSchemaRules;
import dev.windlass.check.rule.access.PriorityLevelRules;
import dev.windlass.check.rule.access.RoleBindingRules;
import dev.windlass.check.rule.access.RoleRules;
import dev.windlass.check.rule.admission.AdmissionPolicyBindingRules;
import dev.windlass.check.rule.admission.MutatingAdmissionPolicyRules;
import dev.windlass.check.rule.admission.ValidatingAdmissionPolicyRules;
import dev.windlass.check.rule.admission.WebhookConfigurationRules;
import dev.windlass.check.rule.config.ConfigMapRules;
import dev.windlass.check.rule.config.LeaseRules;
import dev.windlass.check.rule.config.LimitRangeRules;
import dev.windlass.check.rule.config.NamespaceRules;
import dev.windlass.check.rule.config.NodeRules;
import dev.windlass.check.rule.config.PriorityClassRules;
import dev.windlass.check.rule.config.ResourceQuotaRules;
import dev.windlass.check.rule.config.RuntimeClassRules;
import dev.windlass.check.rule.config.SecretRules;
import dev.windlass.check.rule.config.ServiceAccountRules;
import dev.windlass.check.rule.extension.ApiServiceRules;
import dev.windlass.check.rule.extension.CustomResourceDefinitionRules;
import dev.windlass.check.rule.network.EndpointSliceRules;
import dev.windlass.check.rule.network.EndpointsRules;
import dev.windlass.check.rule.network.IngressClassRules;
import dev.windlass.check.rule.network.IngressRules;
import dev.windlass.check.rule.network.IpAddressRules;
import dev.windlass.check.rule.network.NetworkPolicyRules;
import dev.windlass.check.rule.network.ServiceCidrRules;
import dev.windlass.check.rule.network.ServiceRules;
import dev.windlass.check.rule.storage.CsiDriverRules;
import dev.windlass.check.rule.storage.CsiNodeRules;
import dev.windlass.check.rule.storage.CsiStorageCapacityRules;
import dev.windlass.check.rule.storage.PersistentVolumeClaimRules;
import dev.windlass.check.rule.storage.PersistentVolumeRules;
import dev.windlass.check.rule.storage.StorageClassRules;
import dev.windlass.check.rule.storage.VolumeAttachmentRules;
import dev.windlass.check.rule.storage.VolumeAttributesClassRules;
import dev.windlass.check.rule.workload.ControllerRevisionRules;
import dev.windlass.check.rule.workload.CronJobRules;
import dev.windlass.check.rule.workload.DaemonSetRules;
import dev.windlass.check.rule.workload.DeploymentRules;
import dev.windlass.check.rule.workload.HorizontalPodAutoscalerRules;
import dev.windlass.check.rule.workload.JobRules;
import dev.windlass.check.rule.workload.PodDisruptionBudgetRules;
import dev.windlass.check.rule.workload.PodRules;
import dev.windlass.check.rule.workload.PodTemplateRules;
import dev.windlass.check.rule.workload.ReplicaSetRules;
import dev.windlass.check.rule.workload.ReplicationControllerRules;
import dev.windlass.check.rule.workload.StatefulSetRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules of every built-in kind, in whatever version. */
final class RuleBook {
    private static final Map<String, Entry> BOOK = book();

    /**
     * What is asked of a kind.
     *
     * @param name the form of {@code metadata.name}
     * @param plainFinalizers whether a finalizer without a domain must be one of Kubernetes' own
     * @param rules all else
     */
    record Entry(TextForm name, boolean plainFinalizers, KindRules rules) {}

    private RuleBook() {}

    /** The rules of a kind; empty where there are none. */
    static Optional<Entry> of(String group, String kind) {
        return Optional.ofNullable(BOOK.get(group + '/' + kind));
    }

    private static Map<String, Entry> book() {
        Map<String, Entry> book = new HashMap<>();
        book.put("/Pod", new Entry(TextForm.SUBDOMAIN, true, new PodRules()));
        book.put("/PodTemplate", new Entry(TextForm.SUBDOMAIN, true, new PodTemplateRules()));
        book.put("/ReplicationController", new Entry(TextForm.SUBDOMAIN, true, new ReplicationControllerRules()));
        book.put("apps/Deployment", new Entry(TextForm.SUBDOMAIN, true, new DeploymentRules()));
        book.put("apps/ReplicaSet", new Entry(TextForm.SUBDOMAIN, true, new ReplicaSetRules()));
        book.put("apps/DaemonSet", new Entry(TextForm.SUBDOMAIN, true, new DaemonSetRules()));
        book.put("apps/StatefulSet", new Entry(TextForm.LABEL, true, new StatefulSetRules()));
        book.put("apps/ControllerRevision", new Entry(TextForm.SUBDOMAIN, true, new ControllerRevisionRules()));
        book.put("batch/Job", new Entry(TextForm.SUBDOMAIN, true, new JobRules()));
        book.put("batch/CronJob", new Entry(TextForm.SUBDOMAIN, true, new CronJobRules()));
        book.put(
                "autoscaling/HorizontalPodAutoscaler",
                new Entry(TextForm.SUBDOMAIN, true, new HorizontalPodAutoscalerRules()));
        book.put("policy/PodDisruptionBudget", new Entry(TextForm.PATH_SEGMENT, false, new PodDisruptionBudgetRules()));
        book.put("/Service", new Entry(TextForm.LABEL, true, new ServiceRules()));
        book.put("/Endpoints", new Entry(TextForm.SUBDOMAIN, true, new EndpointsRules()));
        book.put("discovery.k8s.io/EndpointSlice", new Entry(TextForm.SUBDOMAIN, true, new EndpointSliceRules()));
        book.put("networking.k8s.io/Ingress", new Entry(TextForm.SUBDOMAIN, true, new IngressRules()));
        book.put("networking.k8s.io/IngressClass", new Entry(TextForm.SUBDOMAIN, true, new IngressClassRules()));
        book.put("networking.k8s.io/NetworkPolicy", new Entry(TextForm.SUBDOMAIN, true, new NetworkPolicyRules()));
        book.put("networking.k8s.io/ServiceCIDR", new Entry(TextForm.SUBDOMAIN, true, new ServiceCidrRules()));
        book.put("networking.k8s.io/IPAddress", new Entry(TextForm.PATH_SEGMENT, true, new IpAddressRules()));
        book.put("/PersistentVolume", new Entry(TextForm.SUBDOMAIN, true, new PersistentVolumeRules()));
        book.put("/PersistentVolumeClaim", new Entry(TextForm.SUBDOMAIN, true, new PersistentVolumeClaimRules()));
        book.put("storage.k8s.io/StorageClass", new Entry(TextForm.SUBDOMAIN, true, new StorageClassRules()));
        book.put(
                "storage.k8s.io/VolumeAttributesClass",
                new Entry(TextForm.SUBDOMAIN, true, new VolumeAttributesClassRules()));
        book.put("storage.k8s.io/CSIDriver", new Entry(TextForm.SUBDOMAIN, true, new CsiDriverRules()));
        book.put("storage.k8s.io/CSINode", new Entry(TextForm.SUBDOMAIN, true, new CsiNodeRules()));
        book.put(
                "storage.k8s.io/CSIStorageCapacity",
                new Entry(TextForm.SUBDOMAIN, true, new CsiStorageCapacityRules()));
        book.put("storage.k8s.io/VolumeAttachment", new Entry(TextForm.SUBDOMAIN, true, new VolumeAttachmentRules()));
        book.put("/ConfigMap", new Entry(TextForm.SUBDOMAIN, true, new ConfigMapRules()));
        book.put("/Secret", new Entry(TextForm.SUBDOMAIN, true, new SecretRules()));
        book.put("/ServiceAccount", new Entry(TextForm.SUBDOMAIN, true, new ServiceAccountRules()));
        book.put("/Namespace", new Entry(TextForm.LABEL, true, new NamespaceRules()));
        book.put("/Node", new Entry(TextForm.SUBDOMAIN, true, new NodeRules()));
        book.put("/ResourceQuota", new Entry(TextForm.SUBDOMAIN, true, new ResourceQuotaRules()));
        book.put("/LimitRange", new Entry(TextForm.SUBDOMAIN, true, new LimitRangeRules()));
        book.put("scheduling.k8s.io/PriorityClass", new Entry(TextForm.SUBDOMAIN, true, new PriorityClassRules()));
        book.put("node.k8s.io/RuntimeClass", new Entry(TextForm.SUBDOMAIN, false, new RuntimeClassRules()));
        book.put("coordination.k8s.io/Lease", new Entry(TextForm.SUBDOMAIN, false, new LeaseRules()));
        book.put("rbac.authorization.k8s.io/Role", new Entry(TextForm.PATH_SEGMENT, true, new RoleRules()));
        book.put("rbac.authorization.k8s.io/ClusterRole", new Entry(TextForm.PATH_SEGMENT, true, new RoleRules()));
        book.put(
                "rbac.authorization.k8s.io/RoleBinding",
                new Entry(TextForm.PATH_SEGMENT, true, new RoleBindingRules()));
        book.put(
                "rbac.authorization.k8s.io/ClusterRoleBinding",
                new Entry(TextForm.PATH_SEGMENT, true, new RoleBindingRules()));
        book.put(
                "certificates.k8s.io/CertificateSigningRequest",
                new Entry(TextForm.PATH_SEGMENT, true, new CertificateRequestRules()));
        book.put("flowcontrol.apiserver.k8s.io/FlowSchema", new Entry(TextForm.SUBDOMAIN, true, new FlowSchemaRules()));
        book.put(
                "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
                new Entry(TextForm.SUBDOMAIN, true, new PriorityLevelRules()));
        book.put(
                "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
                new Entry(TextForm.SUBDOMAIN, false, new WebhookConfigurationRules()));
        book.put(
                "admissionregistration.k8s.io/MutatingWebhookConfiguration",
                new Entry(TextForm.SUBDOMAIN, false, new WebhookConfigurationRules()));
        book.put(
                "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
                new Entry(TextForm.SUBDOMAIN, false, new ValidatingAdmissionPolicyRules()));
        book.put(
                "admissionregistration.k8s.io/MutatingAdmissionPolicy",
                new Entry(TextForm.SUBDOMAIN, false, new MutatingAdmissionPolicyRules()));
        book.put(
                "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
                new Entry(TextForm.SUBDOMAIN, false, new AdmissionPolicyBindingRules()));
        book.put(
                "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
                new Entry(TextForm.SUBDOMAIN, false, new AdmissionPolicyBindingRules()));
        book.put(
                "apiextensions.k8s.io/CustomResourceDefinition",
                new Entry(TextForm.SUBDOMAIN, false, new CustomResourceDefinitionRules()));
        book.put("apiregistration.k8s.io/APIService", new Entry(TextForm.PATH_SEGMENT, false, new ApiServiceRules()));
        return Map.copyOf(book);
    }
}
