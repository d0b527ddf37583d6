package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The annotations that keep an agent from deleting an object (Argo CD 3, user-guide/sync-options; Flux 2,
 * components/kustomize/kustomizations).
 */
final class Kept {
    private static final String ARGO = "argocd.argoproj.io/sync-options";
    private static final String FLUX = "kustomize.toolkit.fluxcd.io/prune";

    private Kept() {}

    /** Whether an object has any. */
    static boolean is(StoredObject object) {
        return !guards(object).isEmpty();
    }

    /** What an object has of them, each such as {@code Prune=false}. */
    static List<String> guards(StoredObject object) {
        View annotations = View.of(object).field("metadata", "annotations");
        List<String> guards = new ArrayList<>();
        annotations
                .text(ARGO)
                .ifPresent(options -> Arrays.stream(options.split(","))
                        .map(String::strip)
                        .filter(o -> o.equals("Prune=false") || o.equals("Delete=false"))
                        .forEach(guards::add));
        annotations.text(FLUX).filter("disabled"::equals).ifPresent(p -> guards.add("prune: disabled"));
        return guards;
    }
}
