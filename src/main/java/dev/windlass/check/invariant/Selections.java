package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Selectors select pods that are rendered, and a workload selects its own. */
final class Selections implements Invariant {
    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        List<Diagnostic> findings = new ArrayList<>();
        for (Resource resource : cluster.resources()) {
            Site root = Site.root(resource);
            switch (resource.kind()) {
                case "Service" -> {
                    if (!root.text("spec", "type").orElse("").equals("ExternalName")) {
                        root.field("spec", "selector")
                                .map(LabelSelector::ofLabels)
                                .ifPresent(s -> anyPod(cluster, s, findings));
                    }
                }
                case "PodDisruptionBudget" ->
                    root.field("spec", "selector").map(LabelSelector::of).ifPresent(s -> anyPod(cluster, s, findings));
                case "NetworkPolicy" ->
                    root.field("spec", "podSelector")
                            .map(LabelSelector::of)
                            .ifPresent(s -> anyPod(cluster, s, findings));
                case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" ->
                    root.field("spec", "selector").map(LabelSelector::of).ifPresent(s -> ownPods(cluster, s, findings));
                default -> {}
            }
        }
        return findings;
    }

    private static void anyPod(ClusterIndex cluster, LabelSelector selector, List<Diagnostic> findings) {
        Resource resource = selector.site().resource();
        String namespace = resource.namespace().orElse("");
        if (selector.isEmpty() || !cluster.select(namespace, selector).isEmpty()) {
            return;
        }
        Optional<Map.Entry<String, Site>> alone = selector.labels().entrySet().stream()
                .filter(l -> !PodTemplate.isAdded(l.getKey()))
                .filter(l -> cluster.having(namespace, l.getKey(), LabelSelector.value(l.getValue()))
                        .isEmpty())
                .findFirst();
        String who = resource.kind() + " \"" + resource.name() + "\" selects no pod";
        if (alone.isEmpty()) {
            findings.add(selector.site().error(Code.EMPTY_SELECTOR, who + ": none has all of these labels"));
            return;
        }
        String key = alone.get().getKey();
        String value = LabelSelector.value(alone.get().getValue());
        String message = who + ": none in namespace \"" + namespace + "\" has the label " + key + ": " + value;
        findings.add(alone.get()
                .getValue()
                .error(Code.EMPTY_SELECTOR, message)
                .help(Nearest.help(value, cluster.values(namespace, key))));
    }

    private static void ownPods(ClusterIndex cluster, LabelSelector selector, List<Diagnostic> findings) {
        Resource resource = selector.site().resource();
        Optional<PodTemplate> pods = cluster.pods(resource);
        if (pods.isEmpty() || selector.matches(pods.get())) {
            return;
        }
        Site at = selector.mismatch(pods.get()).orElse(selector.site());
        String message = resource.kind() + " \"" + resource.name() + "\" does not select the pods of its own template";
        findings.add(at.error(Code.EMPTY_SELECTOR, message)
                .related("labels of the template", pods.get().labels().origin().place()));
    }
}
