package dev.windlass.check;

import dev.windlass.check.invariant.ClusterIndex;
import dev.windlass.check.invariant.Invariant;
import dev.windlass.render.Resource;
import dev.windlass.source.Diagnostic;
import java.util.List;

/** Whether the resources of one cluster fit together. */
public final class InvariantCheck {
    private InvariantCheck() {}

    /**
     * Everything that does not hold between resources. Where two of them clash, the finding is about the later one, and the
     * earlier one is a related place: a caller that was asked for some environments of a cluster puts those last.
     *
     * @param resources those of all environments of one cluster ({@code Environment.cluster}), in a stable order
     */
    public static List<Diagnostic> check(List<Resource> resources) {
        ClusterIndex cluster = new ClusterIndex(resources);
        return Invariant.all().stream().flatMap(i -> i.check(cluster).stream()).toList();
    }
}
