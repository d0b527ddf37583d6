package dev.windlass.library;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rendered policies let through, judged as Kubernetes does: a pod that a policy selects may do in that direction only what one of its
 * policies allows, and both ends must allow it (kubernetes.io/docs/concepts/services-networking/network-policies).
 */
final class Traffic {
    private final Map<String, PodTemplateSpec> pods = new HashMap<>();
    private final List<NetworkPolicy> policies;

    Traffic(Platform.Rendering rendered) {
        rendered.all(StatefulSet.class)
                .forEach(s -> pods.put(s.getMetadata().getName(), s.getSpec().getTemplate()));
        rendered.all(Deployment.class)
                .forEach(d -> pods.put(d.getMetadata().getName(), d.getSpec().getTemplate()));
        rendered.all(CronJob.class)
                .forEach(c -> pods.put(
                        c.getMetadata().getName(),
                        c.getSpec().getJobTemplate().getSpec().getTemplate()));
        this.policies = rendered.all(NetworkPolicy.class);
    }

    /** Whether the pods of one workload reach those of another. */
    boolean between(String from, String to, String protocol, int port) {
        PodTemplateSpec source = pods.get(from);
        PodTemplateSpec target = pods.get(to);
        if (source == null || target == null) {
            throw new AssertionError("no pods of " + from + " or " + to + " in " + pods.keySet());
        }
        return leaves(source, peer -> isPod(peer, target), target, protocol, port)
                && enters(target, peer -> isPod(peer, source), protocol, port);
    }

    /** Whether they reach an address outside of the cluster, or one that is not a pod's. */
    boolean toAddress(String from, String address, String protocol, int port) {
        PodTemplateSpec source = pods.get(from);
        return source != null && leaves(source, peer -> holds(peer, address), null, protocol, port);
    }

    /** Whether an address reaches them. */
    boolean fromAddress(String address, String to, String protocol, int port) {
        PodTemplateSpec target = pods.get(to);
        return target != null && enters(target, peer -> holds(peer, address), protocol, port);
    }

    private interface Peers {
        boolean include(NetworkPolicyPeer peer);
    }

    private boolean leaves(
            PodTemplateSpec source, Peers peers, @Nullable PodTemplateSpec target, String protocol, int port) {
        List<NetworkPolicy> own = selecting(source, "Egress");
        return own.isEmpty()
                || own.stream()
                        .flatMap(p -> p.getSpec().getEgress().stream())
                        .anyMatch(rule -> (rule.getTo().isEmpty()
                                        || rule.getTo().stream().anyMatch(peers::include))
                                && (rule.getPorts().isEmpty()
                                        || rule.getPorts().stream().anyMatch(p -> isPort(p, target, protocol, port))));
    }

    private boolean enters(PodTemplateSpec target, Peers peers, String protocol, int port) {
        List<NetworkPolicy> own = selecting(target, "Ingress");
        return own.isEmpty()
                || own.stream()
                        .flatMap(p -> p.getSpec().getIngress().stream())
                        .anyMatch(rule -> (rule.getFrom().isEmpty()
                                        || rule.getFrom().stream().anyMatch(peers::include))
                                && (rule.getPorts().isEmpty()
                                        || rule.getPorts().stream().anyMatch(p -> isPort(p, target, protocol, port))));
    }

    private List<NetworkPolicy> selecting(PodTemplateSpec pod, String direction) {
        return policies.stream()
                .filter(p -> p.getSpec().getPolicyTypes().contains(direction))
                .filter(p -> matches(p.getSpec().getPodSelector(), pod))
                .toList();
    }

    private static boolean matches(LabelSelector selector, PodTemplateSpec pod) {
        Map<String, String> wanted = selector.getMatchLabels();
        return wanted == null || pod.getMetadata().getLabels().entrySet().containsAll(wanted.entrySet());
    }

    /** Pods of the own namespace only: there is one namespace here. */
    private static boolean isPod(NetworkPolicyPeer peer, PodTemplateSpec pod) {
        return peer.getIpBlock() == null && peer.getNamespaceSelector() == null && matches(peer.getPodSelector(), pod);
    }

    private static boolean isPort(
            NetworkPolicyPort allowed, @Nullable PodTemplateSpec target, String protocol, int port) {
        if (!protocol.equals(allowed.getProtocol())) {
            return false;
        }
        IntOrString value = allowed.getPort();
        if (value == null) {
            return true;
        }
        if (value.getIntVal() != null) {
            return value.getIntVal() == port;
        }
        return target != null
                && target.getSpec().getContainers().stream()
                        .flatMap(c -> c.getPorts().stream())
                        .filter(p -> value.getStrVal().equals(p.getName()))
                        .filter(p -> protocol.equals(p.getProtocol()))
                        .map(ContainerPort::getContainerPort)
                        .anyMatch(p -> p == port);
    }

    private static boolean holds(NetworkPolicyPeer peer, String address) {
        return peer.getIpBlock() != null
                && isIn(peer.getIpBlock().getCidr(), address)
                && peer.getIpBlock().getExcept().stream().noneMatch(e -> isIn(e, address));
    }

    private static boolean isIn(String cidr, String address) {
        String[] parts = cidr.split("/", -1);
        int bits = Integer.parseInt(parts[1]);
        long mask = bits == 0 ? 0 : 0xFFFFFFFFL << (32 - bits) & 0xFFFFFFFFL;
        return (number(parts[0]) & mask) == (number(address) & mask);
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
