package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.List;
import java.util.Optional;

/** The cluster refuses less: the level of a namespace, policies and webhooks that judge objects. */
final class AdmissionRules implements RiskRule {
    private static final String LEVEL = "pod-security.kubernetes.io/enforce";
    private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty() || around.isEnvironmentRemoved(change)) {
            return List.of();
        }
        StoredObject was = change.before().get();
        Optional<StoredObject> is = change.after();
        return switch (was.kind()) {
            case "Namespace" -> is.flatMap(i -> level(was, i)).stream().toList();
            case "ValidatingAdmissionPolicyBinding" -> binding(was, is).stream().toList();
            case "ValidatingAdmissionPolicy", "ValidatingWebhookConfiguration" ->
                judge(was, is).stream().toList();
            default -> List.of();
        };
    }

    private static Optional<Hazard> level(StoredObject was, StoredObject is) {
        String old = View.of(was).text("metadata", "labels", LEVEL).orElse("privileged");
        String now = View.of(is).text("metadata", "labels", LEVEL).orElse("privileged");
        return LEVELS.indexOf(now) < LEVELS.indexOf(old)
                ? Optional.of(new Hazard(
                        Risk.PRIVILEGE,
                        Named.the(is) + " lets in pods that may do more (level " + old + " → " + now + ")",
                        "leave the level, and give what needs more a namespace of its own"))
                : Optional.empty();
    }

    private static Optional<Hazard> binding(StoredObject was, Optional<StoredObject> is) {
        boolean denied = View.of(was).texts("spec", "validationActions").contains("Deny");
        boolean denies = View.of(is).texts("spec", "validationActions").contains("Deny");
        return denied && !denies
                ? Optional.of(new Hazard(Risk.PRIVILEGE, Named.the(was) + " no longer refuses anything"))
                : Optional.empty();
    }

    private static Optional<Hazard> judge(StoredObject was, Optional<StoredObject> is) {
        if (is.isEmpty()) {
            return Optional.of(new Hazard(Risk.PRIVILEGE, Named.the(was) + " is removed: what it refused is let in"));
        }
        boolean ignores = View.of(is)
                        .text("spec", "failurePolicy")
                        .filter("Ignore"::equals)
                        .isPresent()
                && View.of(was)
                        .text("spec", "failurePolicy")
                        .filter("Ignore"::equals)
                        .isEmpty();
        return ignores
                ? Optional.of(new Hazard(
                        Risk.PRIVILEGE, Named.the(was) + " lets in what it cannot judge (failurePolicy: Ignore)"))
                : Optional.empty();
    }
}
