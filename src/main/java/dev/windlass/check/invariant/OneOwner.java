package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** No resource is rendered twice. */
final class OneOwner implements Invariant {
    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        List<Diagnostic> findings = new ArrayList<>();
        for (List<Resource> same : cluster.byIdentity()) {
            Resource first = same.getFirst();
            for (Resource other : same.subList(1, same.size())) {
                findings.add(name(other)
                        .error(Code.TWO_OWNERS, message(first, other), "other owner here", name(first))
                        .about(other.subject()));
            }
        }
        return findings;
    }

    private static String message(Resource first, Resource other) {
        String what = first.kind() + " \"" + first.name() + '"'
                + first.namespace().map(n -> " in namespace \"" + n + '"').orElse("");
        return first.unit().name().equals(other.unit().name())
                        && first.environment().equals(other.environment())
                ? what + " is rendered twice by " + owner(first)
                : what + " is rendered by " + owner(first) + " and by " + owner(other);
    }

    private static String owner(Resource resource) {
        return resource.environment() + '/' + resource.unit().name();
    }

    private static Site name(Resource resource) {
        Site root = Site.root(resource);
        return root.field("metadata", "name").orElse(root);
    }
}
