package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster refuses less: the level of a namespace, policies and webhooks that judge objects. */
final class AdmissionRules implements RiskRule {
    private static final String LEVEL = "pod-security.kubernetes.io/enforce";
    private static final String LESS = " may refuse less than before";
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
            case "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding" -> binding(was, is);
            case "ValidatingAdmissionPolicy", "MutatingAdmissionPolicy" -> policy(was, is);
            case "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration" -> webhooks(was, is);
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

    /** That a policy is held against fewer objects, by other measures, or no longer refuses. */
    private static List<Hazard> binding(StoredObject was, Optional<StoredObject> is) {
        View old = View.of(was).field("spec");
        View now = View.of(is).field("spec");
        boolean denied = was.kind().startsWith("Mutating")
                || old.texts("validationActions").contains("Deny");
        boolean denies = is.isPresent()
                && (was.kind().startsWith("Mutating")
                        || now.texts("validationActions").contains("Deny"));
        if (!denied) {
            return List.of();
        }
        if (!denies) {
            return List.of(new Hazard(
                    Risk.PRIVILEGE,
                    Named.the(was)
                            + (was.kind().startsWith("Mutating")
                                    ? " is removed: its policy no longer holds"
                                    : " no longer refuses anything")));
        }
        List<String> less = different(old, now, "policyName", "paramRef");
        if (isNarrower(old.field("matchResources"), now.field("matchResources"))) {
            less.add("matchResources");
        }
        return less(was, less);
    }

    /** That a policy asks less, or of fewer objects. */
    private static List<Hazard> policy(StoredObject was, Optional<StoredObject> is) {
        if (is.isEmpty()) {
            return List.of(removed(was));
        }
        View old = View.of(was).field("spec");
        View now = View.of(is.get()).field("spec");
        List<Hazard> hazards = new ArrayList<>();
        ignores(Named.the(was), old, now).ifPresent(hazards::add);
        List<String> less = different(old, now, "paramKind", "variables", "mutations");
        List<String> asked = expressions(now);
        if (!asked.containsAll(expressions(old))) {
            less.add("validations");
        }
        if (isNarrower(old.field("matchConstraints"), now.field("matchConstraints"))) {
            less.add("matchConstraints");
        }
        conditions(old, now, less);
        hazards.addAll(less(was, less));
        return hazards;
    }

    private static List<String> expressions(View spec) {
        return spec.items("validations").stream()
                .flatMap(v -> v.text("expression").stream())
                .map(e -> e.strip())
                .toList();
    }

    /** That somebody is asked less, of fewer objects, or somebody else. */
    private static List<Hazard> webhooks(StoredObject was, Optional<StoredObject> is) {
        if (is.isEmpty()) {
            return List.of(removed(was));
        }
        List<Hazard> hazards = new ArrayList<>();
        Map<String, View> after = View.of(is.get()).named("webhooks", "name");
        View.of(was).named("webhooks", "name").forEach((name, old) -> {
            String who = "\"" + name + "\" of " + Named.the(was);
            View now = after.getOrDefault(name, View.NOTHING);
            if (now.isAbsent()) {
                hazards.add(new Hazard(Risk.PRIVILEGE, who + " is removed: what it refused is let in"));
                return;
            }
            ignores(who, old, now).ifPresent(hazards::add);
            List<String> less = new ArrayList<>();
            for (String field : List.of("url", "service")) {
                if (!old.field("clientConfig", field).equals(now.field("clientConfig", field))) {
                    less.add("clientConfig." + field);
                }
            }
            if (!now.items("rules").containsAll(old.items("rules"))) {
                less.add("rules");
            }
            selectors(old, now, less);
            conditions(old, now, less);
            if (!less.isEmpty()) {
                hazards.add(new Hazard(Risk.PRIVILEGE, who + LESS + " (" + Named.list(less) + ")"));
            }
        });
        return hazards;
    }

    private static Hazard removed(StoredObject was) {
        return new Hazard(Risk.PRIVILEGE, Named.the(was) + " is removed: what it refused is let in");
    }

    private static List<Hazard> less(StoredObject was, List<String> fields) {
        return fields.isEmpty()
                ? List.of()
                : List.of(new Hazard(Risk.PRIVILEGE, Named.the(was) + LESS + " (" + Named.list(fields) + ")"));
    }

    private static List<String> different(View old, View now, String... fields) {
        List<String> different = new ArrayList<>();
        for (String field : fields) {
            if (old.field(field).isPresent() && !old.field(field).equals(now.field(field))) {
                different.add(field);
            }
        }
        return different;
    }

    /** Whether what matched may no longer match, as far as that can be told; what is absent matches everything. */
    private static boolean isNarrower(View old, View now) {
        if (now.isAbsent() || old.equals(now)) {
            return false;
        }
        List<View> rules = old.items("resourceRules");
        boolean isFewer = rules.isEmpty()
                ? !now.items("resourceRules").isEmpty()
                : !now.items("resourceRules").containsAll(rules);
        List<String> less = new ArrayList<>();
        selectors(old, now, less);
        return isFewer
                || !less.isEmpty()
                || !old.items("excludeResourceRules").containsAll(now.items("excludeResourceRules"));
    }

    private static void selectors(View old, View now, List<String> less) {
        for (String field : List.of("namespaceSelector", "objectSelector")) {
            if (!now.field(field).isEmpty() && !now.field(field).equals(old.field(field))) {
                less.add(field);
            }
        }
        String every = "Equivalent";
        if (old.text("matchPolicy").orElse(every).equals(every)
                && !now.text("matchPolicy").orElse(every).equals(every)) {
            less.add("matchPolicy");
        }
    }

    /** Conditions under which nothing is asked: another one is one more. */
    private static void conditions(View old, View now, List<String> less) {
        if (!old.items("matchConditions").containsAll(now.items("matchConditions"))) {
            less.add("matchConditions");
        }
    }

    private static Optional<Hazard> ignores(String who, View old, View now) {
        boolean ignored = old.text("failurePolicy").filter("Ignore"::equals).isPresent();
        boolean ignores = now.text("failurePolicy").filter("Ignore"::equals).isPresent();
        return ignores && !ignored
                ? Optional.of(new Hazard(Risk.PRIVILEGE, who + " lets in what it cannot judge (failurePolicy: Ignore)"))
                : Optional.empty();
    }
}
