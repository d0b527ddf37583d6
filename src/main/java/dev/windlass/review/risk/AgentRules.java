package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The agent that delivers may deliver more, elsewhere, or from elsewhere: Argo CD's projects and applications, Flux's sources. */
final class AgentRules implements RiskRule {
    private static final List<String> LISTS = List.of(
            "sourceRepos",
            "destinations",
            "clusterResourceWhitelist",
            "namespaceResourceWhitelist",
            "sourceNamespaces",
            "roles");
    private static final List<String> BLACKLISTS = List.of("clusterResourceBlacklist", "namespaceResourceBlacklist");
    /** Kinds by which rights can be had: their being deployed is no reason to let them be. */
    private static final Set<String> OF_RIGHTS = Set.of(
            "rbac.authorization.k8s.io",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io");

    private static final String ANY = "*";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isEmpty()) {
            return List.of();
        }
        StoredObject is = change.after().get();
        return switch (is.kind()) {
            case "AppProject" -> project(change.before(), is, around.after(change));
            case "Application" ->
                elsewhere(
                        change,
                        List.of(
                                "spec/project",
                                "spec/destination/server",
                                "spec/destination/name",
                                "spec/source/repoURL",
                                "spec/source/targetRevision"));
            case "GitRepository" -> elsewhere(change, List.of("spec/url", "spec/ref/branch", "spec/ref/tag"));
            case "Kustomization" ->
                is.group().startsWith("kustomize.toolkit")
                        ? elsewhere(
                                change, List.of("spec/sourceRef/name", "spec/serviceAccountName", "spec/kubeConfig"))
                        : List.of();
            default -> List.of();
        };
    }

    private static List<Hazard> project(Optional<StoredObject> was, StoredObject is, Scene after) {
        List<String> more = new ArrayList<>();
        for (String list : LISTS) {
            List<View> had = View.of(was).items("spec", list);
            View.of(is).items("spec", list).stream()
                    .filter(v -> !had.contains(v))
                    .filter(v -> !isNeeded(v, was, after))
                    .forEach(v -> more.add(list + ": " + shown(v)));
        }
        for (String list : BLACKLISTS) {
            List<View> has = View.of(is).items("spec", list);
            View.of(was).items("spec", list).stream()
                    .filter(v -> !has.contains(v))
                    .forEach(v -> more.add("no longer " + list + ": " + shown(v)));
        }
        return more.isEmpty()
                ? List.of()
                : List.of(new Hazard(
                        Risk.PRIVILEGE,
                        (was.isEmpty()
                                        ? "a new project lets Argo CD deliver"
                                        : Named.the(is) + " lets Argo CD deliver more")
                                + " (" + Named.list(more) + ")"));
    }

    /** Whether a project allows one more kind because something of it is deployed, which is judged by itself. */
    private static boolean isNeeded(View kind, Optional<StoredObject> was, Scene after) {
        String group = kind.text("group").orElse(ANY);
        return was.isPresent()
                && kind.field("kind").isPresent()
                && !OF_RIGHTS.contains(group)
                && after.ofKind(kind.text("kind").orElse("")).stream()
                        .anyMatch(o -> o.group().equals(group));
    }

    private static String shown(View value) {
        return value.text()
                .or(() -> value.text("kind")
                        .map(k -> value.text("group")
                                .filter(g -> !g.isEmpty())
                                .map(g -> k + "." + g)
                                .orElse(k)))
                .or(() -> value.text("namespace")
                        .map(n -> n + " at "
                                + value.text("server")
                                        .or(() -> value.text("name"))
                                        .orElse("")))
                .or(() -> value.text("name"))
                .orElse("one more");
    }

    private static List<Hazard> elsewhere(ResourceChange change, List<String> fields) {
        if (change.before().isEmpty()) {
            return List.of();
        }
        List<Hazard> hazards = new ArrayList<>();
        for (String field : fields) {
            String[] path = field.split("/");
            View was = View.of(change.before()).field(path);
            View is = View.of(change.after()).field(path);
            if (!was.equals(is)) {
                hazards.add(new Hazard(
                        Risk.PRIVILEGE,
                        Named.the(change.object()) + " delivers otherwise than before (" + field.replace('/', '.')
                                + ": " + was.text().orElse("unset") + " → "
                                + is.text().orElse("unset") + ")"));
            }
        }
        return hazards;
    }
}
