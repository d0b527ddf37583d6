package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an identity may do in the cluster. */
final class Grants {
    private Grants() {}

    /** The roles that the account of some pods is bound to, each as {@code Role "x"}, and its identity in the cloud. */
    static Set<String> of(Workload pods, Scene scene) {
        Set<String> grants = new LinkedHashSet<>();
        for (String kind : List.of("RoleBinding", "ClusterRoleBinding")) {
            for (StoredObject binding : scene.ofKind(kind)) {
                boolean isBound = View.of(binding).items("subjects").stream()
                        .anyMatch(s -> s.text("kind")
                                        .filter("ServiceAccount"::equals)
                                        .isPresent()
                                && s.text("name").filter(pods.account()::equals).isPresent()
                                && s.text("namespace").equals(pods.owner().namespace()));
                if (isBound) {
                    grants.add(role(binding));
                }
            }
        }
        scene.find("ServiceAccount", pods.owner().namespace(), pods.account()).ifPresent(a -> grants.addAll(cloud(a)));
        return grants;
    }

    /** The role that a binding gives, as {@code Role "x"}. */
    static String role(StoredObject binding) {
        View ref = View.of(binding).field("roleRef");
        return ref.text("kind").orElse("Role") + " \"" + ref.text("name").orElse("") + '"';
    }

    /** The identities outside of the cluster that an account stands for. */
    static List<String> cloud(StoredObject account) {
        View annotations = View.of(account).field("metadata", "annotations");
        return List.of(
                        "iam.gke.io/gcp-service-account",
                        "eks.amazonaws.com/role-arn",
                        "azure.workload.identity/client-id")
                .stream()
                .flatMap(k -> annotations.text(k).stream())
                .map(i -> "the cloud identity " + i)
                .toList();
    }
}
