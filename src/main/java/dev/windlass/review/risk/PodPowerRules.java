package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pods may do more on their machine than they could. */
final class PodPowerRules implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        Optional<Workload> is = change.after().flatMap(Workload::of);
        if (is.isEmpty()) {
            return List.of();
        }
        Optional<Workload> was = change.before().flatMap(Workload::of);
        List<String> gained = new ArrayList<>();
        if (was.isEmpty()) {
            gained.addAll(PodPowers.said(is.get()));
        } else {
            gained.addAll(PodPowers.ofPod(is.get()));
            gained.removeAll(PodPowers.ofPod(was.get()));
            Map<String, View> before = was.get().named();
            Set<String> any = new LinkedHashSet<>();
            before.values().forEach(c -> any.addAll(PodPowers.ofContainer(was.get(), c)));
            is.get().named().forEach((name, container) -> {
                Set<String> had = before.containsKey(name) ? PodPowers.ofContainer(was.get(), before.get(name)) : any;
                PodPowers.ofContainer(is.get(), container).stream()
                        .filter(p -> !had.contains(p) && !gained.contains(p))
                        .forEach(gained::add);
            });
        }
        List<Hazard> hazards = new ArrayList<>();
        if (!gained.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.PRIVILEGE, "the pods of " + Named.the(is.get().owner()) + " " + Named.list(gained)));
        }
        was.ifPresent(w -> {
            Optional<String> apart = w.pod().text("runtimeClassName");
            Optional<String> now = is.get().pod().text("runtimeClassName");
            if (apart.isPresent() && !apart.equals(now)) {
                hazards.add(new Hazard(
                        Risk.PRIVILEGE,
                        "the pods of " + Named.the(is.get().owner())
                                + " are kept apart from their machine in another way (runtimeClassName "
                                + apart.get() + " → " + now.orElse("none") + ")"));
            }
        });
        return hazards;
    }
}
