package dev.windlass.docs;

import dev.windlass.Compilation;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.util.List;

/** The commands that make the node pools of the reference platform, from its environments. */
final class NodePoolsPage {
    private NodePoolsPage() {}

    static String text(Compilation compilation) {
        StringBuilder page = new StringBuilder("""
                # Node pools

                Windlass makes no machines: the node pools that an environment names are made once, by whoever runs the cluster. These are the
                commands for the environments of this repository. A pod goes to the pool that its spec names under `nodePool`; a taint keeps
                all other pods away. In a regional cluster `--num-nodes` counts the machines of each zone.
                """);
        List<Environment> environments =
                compilation.units().stream().map(Unit::environment).distinct().toList();
        for (Environment environment : environments) {
            page.append("\n## ").append(environment.name()).append("\n\n```sh\n");
            Mapping cluster = environment.spec().mapping("cluster");
            environment.spec().mapping("nodePools").members().forEach((name, member) -> {
                Mapping pool = (Mapping) member.value();
                page.append("gcloud container node-pools create ").append(name);
                option(page, "cluster", cluster.text("name").orElseThrow());
                option(page, "project", cluster.text("project").orElseThrow());
                option(page, "location", cluster.text("location").orElseThrow());
                pool.text("machineType").ifPresent(type -> option(page, "machine-type", type));
                if (pool.get("nodes") instanceof Scalar.Int nodes) {
                    option(page, "num-nodes", nodes.toString());
                }
                pool.text("taint").ifPresent(key -> option(page, "node-taints", key + "=true:NoSchedule"));
                page.append('\n');
            });
            page.append("```\n");
        }
        return page.toString();
    }

    private static void option(StringBuilder page, String name, String value) {
        page.append(" \\\n    --").append(name).append('=').append(value);
    }
}
