package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Roles let do more, or are given to more. */
final class AccessRules implements RiskRule {
    private static final String ALL = "*";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isEmpty()) {
            return List.of();
        }
        StoredObject is = change.after().get();
        return switch (is.kind()) {
            case "Role", "ClusterRole" -> role(change.before(), is);
            case "RoleBinding", "ClusterRoleBinding" -> binding(change.before(), is);
            case "ServiceAccount" -> account(change.before(), is, around.after(change));
            default -> List.of();
        };
    }

    /** One thing that a rule lets do. An absent name stands for all of them. */
    private record Grant(String group, String resource, String verb, String name) {
        boolean covers(Grant other) {
            return covers(group, other.group)
                    && covers(resource, other.resource)
                    && covers(verb, other.verb)
                    && covers(name, other.name);
        }

        private static boolean covers(String own, String other) {
            return own.equals(ALL) || own.equals(other) || (own.startsWith("*/") && other.endsWith(own.substring(1)));
        }

        @Override
        public String toString() {
            String what = resource.equals(ALL) ? "everything" : resource;
            String of = name.equals(ALL) ? "" : " \"" + name + '"';
            return (verb.equals(ALL) ? "do all to " : verb + " ") + what + of;
        }
    }

    private static List<Grant> grants(View role) {
        List<Grant> grants = new ArrayList<>();
        for (View rule : role.items("rules")) {
            List<String> names = rule.texts("resourceNames");
            List<String> of = names.isEmpty() ? List.of(ALL) : names;
            for (String verb : rule.texts("verbs")) {
                for (String group : rule.texts("apiGroups")) {
                    for (String resource : rule.texts("resources")) {
                        of.forEach(n -> grants.add(new Grant(group, resource, verb, n)));
                    }
                }
                rule.texts("nonResourceURLs").forEach(u -> grants.add(new Grant("", u, verb, ALL)));
            }
        }
        return grants;
    }

    private static List<Hazard> role(Optional<StoredObject> was, StoredObject is) {
        List<Grant> had = grants(View.of(was));
        List<String> more = grants(View.of(is)).stream()
                .filter(g -> had.stream().noneMatch(h -> h.covers(g)))
                .map(Grant::toString)
                .distinct()
                .toList();
        List<Hazard> hazards = new ArrayList<>();
        if (!more.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.PRIVILEGE,
                    (was.isEmpty() ? "a new role, " + Named.the(is) + ", lets " : Named.the(is) + " also lets ")
                            + Named.list(more)));
        }
        View now = View.of(is).field("aggregationRule");
        if (now.isPresent() && !now.equals(View.of(was).field("aggregationRule"))) {
            hazards.add(
                    new Hazard(Risk.PRIVILEGE, Named.the(is) + " gathers the rights of other roles (aggregationRule)"));
        }
        View root = View.of(is);
        root.pairs("metadata", "labels").forEach((key, value) -> {
            boolean isNew = key.startsWith("rbac.authorization.k8s.io/aggregate-to-")
                    && value.equals("true")
                    && !View.of(was)
                            .text("metadata", "labels", key)
                            .filter("true"::equals)
                            .isPresent();
            if (isNew) {
                hazards.add(new Hazard(
                        Risk.PRIVILEGE,
                        Named.the(is) + " adds its rights to the role " + key.substring(key.lastIndexOf("to-") + 3)));
            }
        });
        return hazards;
    }

    private static List<Hazard> binding(Optional<StoredObject> was, StoredObject is) {
        String role = Grants.role(is);
        if (was.isPresent() && !Grants.role(was.get()).equals(role)) {
            return List.of(new Hazard(
                    Risk.PRIVILEGE, Named.the(is) + " gives " + role + " instead of " + Grants.role(was.get())));
        }
        List<String> more = new ArrayList<>(subjects(is));
        was.ifPresent(w -> more.removeAll(subjects(w)));
        return more.isEmpty()
                ? List.of()
                : List.of(new Hazard(Risk.PRIVILEGE, Named.list(more) + " may do what " + role + " lets do"));
    }

    private static List<String> subjects(StoredObject binding) {
        return View.of(binding).items("subjects").stream()
                .map(s -> s.text("kind").orElse("") + " \""
                        + s.text("namespace").map(n -> n + '/').orElse("")
                        + s.text("name").orElse("") + '"')
                .toList();
    }

    /** What an account stands for outside, and whether its pods are handed its token. */
    private static List<Hazard> account(Optional<StoredObject> was, StoredObject is, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        List<String> more = new ArrayList<>(Grants.cloud(is));
        was.ifPresent(w -> more.removeAll(Grants.cloud(w)));
        if (!more.isEmpty()) {
            hazards.add(new Hazard(Risk.PRIVILEGE, Named.the(is) + " stands for " + Named.list(more)));
        }
        boolean withheld = was.filter(w -> View.of(w).isFalse("automountServiceAccountToken"))
                .isPresent();
        if (withheld && !View.of(is).isFalse("automountServiceAccountToken")) {
            boolean allSay = after.workloads().stream()
                    .filter(w -> w.account().equals(is.name())
                            && w.owner().namespace().equals(is.namespace()))
                    .map(w -> w.pod().field("automountServiceAccountToken"))
                    .reduce(false, (any, v) -> any || v.isAbsent(), Boolean::logicalOr);
            boolean isUsed =
                    after.workloads().stream().anyMatch(w -> w.account().equals(is.name()));
            if (allSay || !isUsed) {
                hazards.add(new Hazard(
                        Risk.PRIVILEGE,
                        "pods that run as " + Named.the(is)
                                + " are given its token, by which they can talk to the API server"));
            }
        }
        return hazards;
    }
}
