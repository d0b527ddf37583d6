package dev.windlass.review.risk;

import dev.windlass.check.schema.Quantity;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Limits on pods that stop more than they should: disruption budgets, autoscalers, quotas. */
final class CapacityRules implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isEmpty()) {
            return List.of();
        }
        StoredObject is = change.after().get();
        Scene before = around.before(change);
        Scene after = around.after(change);
        return switch (is.kind()) {
            case "PodDisruptionBudget" ->
                blocked(is, after)
                        .filter(b ->
                                change.before().flatMap(w -> blocked(w, before)).isEmpty())
                        .map(List::of)
                        .orElse(List.of());
            case "HorizontalPodAutoscaler" -> {
                List<Hazard> hazards = scaler(change.before(), is, "minReplicas");
                yield hazards.isEmpty() && change.before().isPresent() ? budgets(is, before, after, around) : hazards;
            }
            case "ScaledObject" -> scaler(change.before(), is, "minReplicaCount");
            case "ResourceQuota" -> quota(change.before(), is, after);
            case "Deployment", "StatefulSet" -> budgetOf(is, before, after, around);
            default -> List.of();
        };
    }

    /** That a budget lets no pod go. */
    private static Optional<Hazard> blocked(StoredObject budget, Scene scene) {
        View spec = View.of(budget).field("spec");
        List<Workload> pods = scene.select(budget.namespace(), Selector.of(spec.field("selector")));
        OptionalLong replicas = replicas(pods, scene);
        String most = spec.text("maxUnavailable").orElse("1");
        String least = spec.text("minAvailable").orElse("0");
        boolean allowsNone = most.equals("0") || most.equals("0%");
        boolean wantsAll = least.equals("100%")
                || (replicas.isPresent()
                        && replicas.getAsLong() > 0
                        && wanted(least, replicas.getAsLong()) >= replicas.getAsLong());
        if (!allowsNone && !wantsAll) {
            return Optional.empty();
        }
        String how = allowsNone
                ? "allows no pod to go"
                : "wants " + least + " of "
                        + (replicas.isPresent() ? Named.count(replicas.getAsLong(), "pod") : "all pods");
        return Optional.of(new Hazard(
                Risk.OUTAGE,
                Named.the(budget) + " " + how
                        + ": machines that they run on can no longer be drained, and upgrades of the cluster hang",
                "write maxUnavailable: 1"));
    }

    private static OptionalLong replicas(List<Workload> pods, Scene scene) {
        long sum = 0;
        for (Workload w : pods) {
            OptionalLong least = least(w, scene);
            if (!w.isLasting() || w.kind().equals("DaemonSet")) {
                return OptionalLong.empty();
            }
            sum += least.orElse(w.replicas().orElse(1));
        }
        return pods.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static OptionalLong least(Workload pods, Scene scene) {
        return scene.ofKind("HorizontalPodAutoscaler").stream()
                .filter(h -> h.namespace().equals(pods.owner().namespace()))
                .map(h -> View.of(h).field("spec"))
                .filter(s -> s.text("scaleTargetRef", "name")
                        .filter(pods.name()::equals)
                        .isPresent())
                .mapToLong(s -> s.number("minReplicas").orElse(1))
                .findFirst();
    }

    private static long wanted(String least, long replicas) {
        boolean isPercent = least.endsWith("%");
        String digits = isPercent ? least.substring(0, least.length() - 1) : least;
        if (!digits.matches("[0-9]{1,9}")) {
            return 0;
        }
        long number = Long.parseLong(digits);
        return isPercent ? Math.ceilDiv(number * replicas, 100) : number;
    }

    /** Fewer pods under a budget that itself stays as it is. */
    private static List<Hazard> budgetOf(StoredObject is, Scene before, Scene after, Surroundings around) {
        Optional<Workload> pods = Workload.of(is);
        boolean isLess = pods.isPresent()
                && before.workload(is)
                        .filter(w ->
                                w.replicas().orElse(1) > pods.get().replicas().orElse(1))
                        .isPresent();
        if (!isLess || !pods.get().runs()) {
            return List.of();
        }
        return budgets(pods.get(), before, after, around);
    }

    private static List<Hazard> budgets(StoredObject scaler, Scene before, Scene after, Surroundings around) {
        View target = View.of(scaler).field("spec", "scaleTargetRef");
        String kind = target.text("kind").orElse("");
        return after.find(kind, scaler.namespace(), target.text("name").orElse(""))
                .flatMap(after::workload)
                .map(w -> budgets(w, before, after, around))
                .orElse(List.of());
    }

    /** The budgets, themselves as before, that let none of these pods go any more. */
    private static List<Hazard> budgets(Workload pods, Scene before, Scene after, Surroundings around) {
        return after.ofKind("PodDisruptionBudget").stream()
                .filter(b -> b.namespace().equals(pods.owner().namespace()) && !around.isNewOrChanged(b))
                .filter(b -> Selector.of(View.of(b).field("spec", "selector")).matches(pods.labels()))
                .filter(b -> before.find(b).flatMap(w -> blocked(w, before)).isEmpty())
                .flatMap(b -> blocked(b, after).stream())
                .toList();
    }

    private static List<Hazard> scaler(Optional<StoredObject> was, StoredObject is, String field) {
        boolean isZero = View.of(is).number("spec", field).orElse(1) == 0;
        boolean wasZero =
                was.filter(w -> View.of(w).number("spec", field).orElse(1) == 0).isPresent();
        return isZero && !wasZero
                ? List.of(new Hazard(
                        Risk.OUTAGE,
                        Named.the(is) + " may take away every pod of \""
                                + View.of(is)
                                        .text("spec", "scaleTargetRef", "name")
                                        .orElse("") + "\" (" + field + ": 0)"))
                : List.of();
    }

    /** What is deployed must fit into a quota that is new or lower than before. */
    private static List<Hazard> quota(Optional<StoredObject> was, StoredObject is, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        for (Map.Entry<String, View> limit : View.of(is).entries("spec", "hard").entrySet()) {
            Optional<Quantity> most = limit.getValue().quantity();
            Optional<Quantity> old = View.of(was).quantity("spec", "hard", limit.getKey());
            if (most.isEmpty() || (old.isPresent() && old.get().compareTo(most.get()) <= 0)) {
                continue;
            }
            BigDecimal used = used(limit.getKey(), is.namespace(), after);
            if (used.compareTo(most.get().value()) > 0) {
                hazards.add(new Hazard(
                        Risk.OUTAGE,
                        Named.the(is) + " allows " + most.get() + " of " + limit.getKey()
                                + (old.isPresent() ? " instead of " + old.get() : "")
                                + ", less than what is deployed asks for: pods that restart are not admitted"
                                + " any more"));
            }
        }
        return hazards;
    }

    private static BigDecimal used(String resource, Optional<String> namespace, Scene after) {
        if (resource.equals("requests.storage") || resource.equals("persistentvolumeclaims")) {
            return after.ofKind("PersistentVolumeClaim").stream()
                    .filter(c -> c.namespace().equals(namespace))
                    .map(c -> resource.startsWith("p")
                            ? BigDecimal.ONE
                            : View.of(c)
                                    .quantity("spec", "resources", "requests", "storage")
                                    .map(Quantity::value)
                                    .orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Workload w : after.workloads()) {
            if (w.isLasting()
                    && !w.kind().equals("DaemonSet")
                    && w.owner().namespace().equals(namespace)) {
                BigDecimal replicas =
                        BigDecimal.valueOf(least(w, after).orElse(w.replicas().orElse(1)));
                sum = sum.add(replicas.multiply(each(resource, w)));
            }
        }
        return sum;
    }

    private static BigDecimal each(String resource, Workload pods) {
        if (resource.equals("pods") || resource.equals("count/pods")) {
            return BigDecimal.ONE;
        }
        String[] field = switch (resource) {
            case "requests.cpu", "cpu" -> new String[] {"resources", "requests", "cpu"};
            case "requests.memory", "memory" -> new String[] {"resources", "requests", "memory"};
            case "limits.cpu" -> new String[] {"resources", "limits", "cpu"};
            case "limits.memory" -> new String[] {"resources", "limits", "memory"};
            default -> new String[] {"no such field"};
        };
        return pods.pod().items("containers").stream()
                .map(c -> c.quantity(field).map(Quantity::value).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
