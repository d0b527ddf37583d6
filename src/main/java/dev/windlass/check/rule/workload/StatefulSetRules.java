package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.pod.PodSpecRules;
import dev.windlass.check.rule.storage.ClaimSpecRules;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * StatefulSet, as ValidateStatefulSet in k8s.io/kubernetes/pkg/apis/apps/validation. Until 1.33 kube-apiserver does not
 * look into the template of the pods and into those of their claims; what it would refuse in them makes no pod.
 */
public final class StatefulSetRules implements KindRules {
    private static final List<String> POLICIES = List.of("OrderedReady", "Parallel");
    private static final List<String> STRATEGIES = List.of("RollingUpdate", "OnDelete");
    private static final List<String> RETENTIONS = List.of("Retain", "Delete");
    private static final Set<String> CHANGEABLE = Set.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");
    private static final String TO_CHANGE_MORE =
            "to change more, delete it with --cascade=orphan, which leaves its pods, and create it anew";
    /** A label of each pod holds the set's name, a dash and a number of up to 10 digits, 63 in all. */
    private static final int LONGEST_NAME = 52;

    /**
     * Each claim is a volume of the pods, in place of one of that name. A claim's own apiVersion and kind mean nothing,
     * nor do the names of host and domain in the template, for each pod has its own.
     */
    @Override
    public Mapping complete(Mapping object, int minor) {
        if (!(object.get("spec") instanceof Mapping spec)) {
            return object;
        }
        Mapping whole = spec;
        if (spec.get("template") instanceof Mapping template && template.get("spec") instanceof Mapping pod) {
            Mapping nameless = new Mapping.Builder()
                    .putAll(pod)
                    .remove("hostname")
                    .remove("subdomain")
                    .build(pod.origin());
            whole = Filled.with(whole, "template", Filled.with(template, "spec", nameless));
        }
        return Filled.with(object, "spec", withClaims(whole));
    }

    private static Mapping withClaims(Mapping spec) {
        if (!(spec.get("volumeClaimTemplates") instanceof Sequence claims)
                || claims.items().isEmpty()) {
            return spec;
        }
        List<Node> plain = new ArrayList<>();
        Map<String, Node> volumes = new LinkedHashMap<>();
        for (Node claim : claims.items()) {
            if (claim instanceof Mapping m) {
                String name = m.mapping("metadata").text("name").orElse("");
                volumes.putIfAbsent(name, volume(name, m.origin()));
                plain.add(plain(m));
            } else {
                plain.add(claim);
            }
        }
        Mapping whole = Filled.with(spec, "volumeClaimTemplates", new Sequence(plain, claims.origin()));
        return spec.get("template") instanceof Mapping template && template.get("spec") instanceof Mapping pod
                ? Filled.with(whole, "template", Filled.with(template, "spec", withVolumes(pod, volumes)))
                : whole;
    }

    private static Mapping plain(Mapping claim) {
        Mapping plain = new Mapping.Builder()
                .putAll(claim)
                .remove("apiVersion")
                .remove("kind")
                .build(claim.origin());
        Node status = claim.get("status");
        return status == null || status instanceof Mapping
                ? Filled.with(plain, "status", Filled.withText(claim.mapping("status"), "phase", "Pending"))
                : plain;
    }

    private static Mapping withVolumes(Mapping pod, Map<String, Node> volumes) {
        Node own = pod.get("volumes");
        if (own != null && !(own instanceof Sequence)) {
            return pod;
        }
        List<Node> all = new ArrayList<>(volumes.values());
        for (Node v : pod.sequence("volumes").items()) {
            if (!(v instanceof Mapping m) || !volumes.containsKey(m.text("name").orElse(""))) {
                all.add(v);
            }
        }
        return Filled.with(pod, "volumes", new Sequence(all, own == null ? pod.origin() : own.origin()));
    }

    private static Mapping volume(String name, Origin origin) {
        Scalar text = new Scalar.Text(name, origin);
        return new Mapping.Builder()
                .put("name", text)
                .put(
                        "persistentVolumeClaim",
                        new Mapping.Builder().put("claimName", text).build(origin))
                .build(origin);
    }

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        LastingPods.notNegative(spec, "replicas", "minReadySeconds");
        spec.field("ordinals", "start").atLeast(0);
        if (!spec.field("podManagementPolicy").isEmpty()) {
            spec.field("podManagementPolicy").oneOfAsInvalid(POLICIES);
        }
        strategy(spec.field("updateStrategy"));
        for (String when : List.of("whenDeleted", "whenScaled")) {
            Value retention = spec.field("persistentVolumeClaimRetentionPolicy", when);
            if (!retention.isEmpty()) {
                retention.oneOf(RETENTIONS);
            }
        }
        LastingPods.selector(spec);
        template(spec.field("template"));
        if (!object.isUpdate()) {
            names(object);
            claims(spec.field("volumeClaimTemplates"));
        }
        if (object.minor() >= 33 && spec.field("revisionHistoryLimit").number() < 0) {
            spec.field("revisionHistoryLimit").warn("should not be negative: all revisions are kept then");
        }
    }

    private static void names(Value object) {
        Value service = object.field("spec", "serviceName");
        if (!service.isEmpty()) {
            (object.minor() >= 33 ? service : service.unchecked()).form(TextForm.LABEL);
        }
        Value name = object.field("metadata", "name");
        if (TextForm.LABEL.fits(name.text()) && name.text().length() > LONGEST_NAME) {
            name.neverWorks(
                    "is longer than " + LONGEST_NAME + " characters: with the number of the revision it makes a label"
                            + " of each pod, which may have 63");
        }
    }

    private static void strategy(Value strategy) {
        Value rolling = strategy.field("rollingUpdate");
        switch (strategy.field("type").text()) {
            case "", "RollingUpdate" -> rolling.field("partition").atLeast(0);
            case "OnDelete" -> {
                if (rolling.isPresent()) {
                    rolling.invalid("must not be set with type OnDelete");
                }
            }
            default ->
                strategy.field("type")
                        .reportedAs(FieldPath.of("spec", "updateStrategy"))
                        .oneOfAsInvalid(STRATEGIES);
        }
    }

    private static void template(Value template) {
        PodSpecRules.metadata(template);
        PodSpecRules.content(template.minor() >= 34 ? template : template.unchecked());
        LastingPods.endless(template);
    }

    private static void claims(Value claims) {
        for (Value claim : claims.items()) {
            ClaimSpecRules.check((claims.minor() >= 34 ? claim : claim.unchecked()).field("spec"));
            LastingPods.uncheckedMetadata(claim.field("metadata"));
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value before = old.field("spec");
        Value spec = object.field("spec");
        Set<String> fields = new LinkedHashSet<>();
        for (Value v : List.of(before, spec)) {
            if (v.node().orElse(null) instanceof Mapping m) {
                fields.addAll(m.keys());
            }
        }
        fields.removeAll(CHANGEABLE);
        if (object.minor() >= 33) {
            fields.remove("revisionHistoryLimit");
        }
        List<String> changed = fields.stream()
                .filter(f -> !spec.field(f).isSameAs(before.field(f)))
                .toList();
        if (!changed.isEmpty()) {
            spec.at(spec.field(changed.getFirst()).origin())
                    .changeRefused(
                            "of a StatefulSet cannot be changed in " + String.join(", ", changed), TO_CHANGE_MORE);
        }
    }
}
