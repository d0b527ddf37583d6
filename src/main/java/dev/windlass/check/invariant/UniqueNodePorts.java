package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two Services open the same port of the nodes with the same protocol. */
final class UniqueNodePorts implements Invariant {
    private record Claim(long port, String protocol) {}

    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        List<Diagnostic> findings = new ArrayList<>();
        Map<Claim, Site> claims = new HashMap<>();
        for (Resource service : cluster.ofKind("Service")) {
            for (Site port : Site.root(service).items("spec", "ports")) {
                port.field("nodePort")
                        .ifPresent(p -> claim(p, port.text("protocol").orElse("TCP"), claims, findings));
            }
            Site.root(service).field("spec", "healthCheckNodePort").ifPresent(p -> claim(p, "TCP", claims, findings));
        }
        return findings;
    }

    private static void claim(Site site, String protocol, Map<Claim, Site> claims, List<Diagnostic> findings) {
        long port = site.number().orElse(0);
        if (port == 0) { // left to the cluster
            return;
        }
        Site other = claims.putIfAbsent(new Claim(port, protocol), site);
        if (other != null) {
            String message = "node port " + port + " (" + protocol + ") is claimed by Service \""
                    + other.resource().name() + "\" and by Service \""
                    + site.resource().name() + '"';
            findings.add(site.error(Code.NODE_PORT_CLASH, message, "other claim here", other));
        }
    }
}
