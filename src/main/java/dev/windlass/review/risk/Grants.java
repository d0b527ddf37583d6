package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an identity may do in the cluster. */
final class Grants {
    private Grants() {}

    /** The roles that the account of some pods is bound to, each as {@code Role "x"}, and its identity in the cloud. */
    static Set<String> of(Workload pods, Scene scene) {
        Set<String> grants = new LinkedHashSet<>();
        for (String kind : List.of("RoleBinding", "ClusterRoleBinding")) {
            for (StoredObject binding : scene.ofKind(kind)) {
                boolean isBound = View.of(binding).items("subjects").stream().anyMatch(s -> isAccount(s, pods));
                if (isBound) {
                    grants.add(role(binding) + where(binding, pods));
                }
            }
        }
        scene.find("ServiceAccount", pods.owner().namespace(), pods.account()).ifPresent(a -> grants.addAll(cloud(a)));
        return grants;
    }

    private static boolean isAccount(View subject, Workload pods) {
        String name = subject.text("name").orElse("");
        Optional<String> namespace = pods.owner().namespace();
        return switch (subject.text("kind").orElse("")) {
            case "ServiceAccount" ->
                name.equals(pods.account()) && subject.text("namespace").equals(namespace);
            case "User" -> name.equals("system:serviceaccount:" + namespace.orElse("") + ':' + pods.account());
            default -> false;
        };
    }

    /** Where a binding holds, unless that is where the pods are. */
    private static String where(StoredObject binding, Workload pods) {
        if (binding.kind().equals("ClusterRoleBinding")) {
            return " in every namespace";
        }
        return binding.namespace().equals(pods.owner().namespace())
                ? ""
                : " in the namespace \"" + binding.namespace().orElse("") + '"';
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
