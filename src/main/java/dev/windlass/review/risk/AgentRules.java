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

    private static final List<String> RIGHTS_OF_APPLICATION = List.of(
            "spec/project",
            "spec/destination/server",
            "spec/destination/name",
            "spec/source/repoURL",
            "spec/source/targetRevision",
            "spec/source/path",
            "spec/source/chart",
            "spec/sources",
            "spec/sourceHydrator");
    private static final List<String> OF_APPLICATION = List.of(
            "spec/destination/server",
            "spec/destination/name",
            "spec/destination/namespace",
            "spec/source/repoURL",
            "spec/source/targetRevision",
            "spec/source/path",
            "spec/source/chart",
            "spec/source/directory",
            "spec/source/kustomize",
            "spec/source/helm",
            "spec/source/plugin",
            "spec/sources",
            "spec/sourceHydrator");
    private static final List<String> RIGHTS_OF_KUSTOMIZATION = List.of(
            "spec/path",
            "spec/sourceRef/kind",
            "spec/sourceRef/name",
            "spec/sourceRef/namespace",
            "spec/serviceAccountName",
            "spec/kubeConfig");
    private static final List<String> OF_KUSTOMIZATION = List.of(
            "spec/path",
            "spec/sourceRef/kind",
            "spec/sourceRef/name",
            "spec/sourceRef/namespace",
            "spec/kubeConfig",
            "spec/targetNamespace",
            "spec/namePrefix",
            "spec/nameSuffix",
            "spec/components",
            "spec/patches",
            "spec/postBuild");
    private static final List<String> OF_SOURCE = List.of(
            "spec/url",
            "spec/ref/branch",
            "spec/ref/tag",
            "spec/ref/semver",
            "spec/ref/name",
            "spec/ref/commit",
            "spec/ref/digest",
            "spec/endpoint",
            "spec/bucketName",
            "spec/prefix",
            "spec/include",
            "spec/ignore",
            "spec/sparseCheckout",
            "spec/layerSelector");

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
                Agents.isApplication(is) ? elsewhere(change, RIGHTS_OF_APPLICATION, OF_APPLICATION) : List.of();
            case "Kustomization" ->
                Agents.isKustomization(is) ? elsewhere(change, RIGHTS_OF_KUSTOMIZATION, OF_KUSTOMIZATION) : List.of();
            case "GitRepository", "OCIRepository", "Bucket" ->
                is.group().equals("source.toolkit.fluxcd.io") ? elsewhere(change, OF_SOURCE, OF_SOURCE) : List.of();
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

    /**
     * What the agent follows, and in whose name.
     *
     * @param rights fields by which it may deliver more than was reviewed
     * @param places fields that say where it looks: what it applied from there it deletes where it is not at the new place too
     */
    private static List<Hazard> elsewhere(ResourceChange change, List<String> rights, List<String> places) {
        if (change.before().isEmpty()) {
            return List.of();
        }
        List<Hazard> hazards = new ArrayList<>();
        for (String field : rights) {
            if (differs(change, field)) {
                hazards.add(new Hazard(
                        Risk.PRIVILEGE,
                        Named.the(change.object()) + " delivers otherwise than before (" + shown(change, field) + ")"));
            }
        }
        List<String> moved = places.stream()
                .filter(f -> differs(change, f))
                .map(f -> shown(change, f))
                .toList();
        if (!moved.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.OUTAGE,
                    Named.the(change.object()) + " has the agent apply something else from now on (" + Named.list(moved)
                            + "): what it applied and no longer finds it deletes",
                    "publish to the new place first, and let the agent follow it then"));
        }
        return hazards;
    }

    private static boolean differs(ResourceChange change, String field) {
        String[] path = field.split("/");
        return !View.of(change.before())
                .field(path)
                .equals(View.of(change.after()).field(path));
    }

    private static String shown(ResourceChange change, String field) {
        String[] path = field.split("/");
        return field.replace('/', '.') + ": " + value(View.of(change.before()).field(path)) + " → "
                + value(View.of(change.after()).field(path));
    }

    private static String value(View value) {
        return value.text().orElse(value.isPresent() ? "as written" : "unset");
    }
}
