package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** No two Ingress paths claim the same path of the same host. */
final class UniqueHosts implements Invariant {
    private record Claim(String host, String path, boolean exact) {
        String text() {
            return host.isEmpty() ? "every host, path \"" + path + '"' : host + path;
        }
    }

    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        List<Diagnostic> findings = new ArrayList<>();
        Map<Claim, Site> claims = new HashMap<>();
        for (Resource ingress : cluster.ofKind("Ingress")) {
            for (Site rule : Site.root(ingress).items("spec", "rules")) {
                String host = rule.text("host").orElse("").toLowerCase(Locale.ROOT);
                Site hostSite = rule.field("host").orElse(rule);
                List<Site> paths = rule.items("http", "paths");
                for (Site path : paths.isEmpty() ? List.of(rule) : paths) {
                    boolean exact = path.text("pathType").orElse("").equals("Exact");
                    Claim claim = new Claim(host, path.text("path").orElse("/"), exact);
                    Site other = claims.putIfAbsent(claim, hostSite);
                    if (other != null) {
                        String message = claim.text() + " is claimed by " + owner(other) + " and by " + owner(hostSite);
                        findings.add(hostSite.error(Code.HOST_CLASH, message, "other claim here", other));
                    }
                }
            }
        }
        return findings;
    }

    private static String owner(Site site) {
        return "Ingress \"" + site.resource().name() + "\" of "
                + site.resource().environment() + '/' + site.resource().unit().name();
    }
}
