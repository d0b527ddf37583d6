package dev.windlass.check.invariant;

import dev.windlass.source.Diagnostic;
import java.util.List;

/** Something that must hold between the resources of one cluster. */
@FunctionalInterface
public interface Invariant {
    /** All of them. */
    static List<Invariant> all() {
        return List.of(
                new OneOwner(),
                new Targets(),
                new Selections(),
                new UniqueHosts(),
                new UniqueNodePorts(),
                new Drains(),
                new ScaledReplicas(),
                new WithinQuota(),
                new Kept());
    }

    /** Every place where it does not hold. */
    List<Diagnostic> check(ClusterIndex cluster);
}
