package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which hosts pods are told of, in their environment, arguments and files: addresses such as {@code http://bitcoin:8332}, {@code db:5432} or
 * {@code api.shop.svc}. A lone word is a host only in a variable whose name says so.
 */
final class Mentions {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\\b([a-z][a-z0-9+.-]{0,15})://(?:[^\\s/@\"']{0,200}@)?)?\\b([a-z0-9][a-z0-9-]{0,62})((?:\\.[a-z0-9-]{1,63}){0,8})(?::([0-9]{1,5})\\b)?");
    private static final Pattern HOST_VARIABLE =
            Pattern.compile("(?:^|_)(?:HOST|HOSTNAME|ADDR|ADDRESS|SERVER|SERVICE|ENDPOINT|PEER|NODE|UPSTREAM)$");
    private static final Map<String, Integer> USUAL = Map.of(
            "http",
            80,
            "https",
            443,
            "ws",
            80,
            "wss",
            443,
            "postgres",
            5432,
            "postgresql",
            5432,
            "redis",
            6379,
            "mysql",
            3306);

    private final Map<String, Set<Mention>> byHost = new HashMap<>();
    private final Map<Workload, Set<Mention>> byPods = new HashMap<>();

    /**
     * That pods are told of a host.
     *
     * @param pods who
     * @param namespace that the host's name holds; empty where it holds none
     * @param port 0 where none is said
     * @param where the variable, or {@code its arguments}, or the file
     */
    record Mention(Workload pods, String host, String namespace, int port, String where) {
        /** The Service that is meant, if it is one of the environment. */
        Optional<StoredObject> service(Scene scene) {
            Optional<String> in = namespace.isEmpty() ? pods.owner().namespace() : Optional.of(namespace);
            return scene.find("Service", in, host);
        }
    }

    private Mentions() {}

    static Mentions in(Scene scene) {
        Mentions mentions = new Mentions();
        for (Workload w : scene.workloads()) {
            for (View c : w.containers()) {
                for (View e : c.items("env")) {
                    String name = e.text("name").orElse("");
                    e.text("value")
                            .ifPresent(v -> mentions.gather(
                                    w, v, name, HOST_VARIABLE.matcher(name).find()));
                }
                c.texts("command").forEach(t -> mentions.gather(w, t, "its command", false));
                c.texts("args").forEach(t -> mentions.gather(w, t, "its arguments", false));
            }
            for (View v : w.pod().items("volumes")) {
                v.text("configMap", "name")
                        .flatMap(n -> scene.find("ConfigMap", w.owner().namespace(), n))
                        .ifPresent(map -> View.of(map)
                                .pairs("data")
                                .forEach((file, text) -> mentions.gather(w, text, file, false)));
            }
        }
        return mentions;
    }

    private void gather(Workload pods, String text, String where, boolean isHost) {
        if (text.indexOf(':') < 0 && text.indexOf(".svc") < 0 && !isHost) {
            return;
        }
        Matcher m = ADDRESS.matcher(text);
        while (m.find()) {
            String scheme = m.group(1);
            String rest = m.group(3);
            String port = m.group(4);
            boolean isService = rest.matches("\\.[a-z0-9-]+\\.svc(\\..*)?");
            boolean isWhole = isHost && m.start() == 0 && m.end() == text.length();
            boolean isAddress = scheme != null || port != null || isService || isWhole;
            if (isAddress && (rest.isEmpty() || isService || rest.matches("\\.[a-z0-9-]+"))) {
                String namespace = rest.isEmpty() ? "" : rest.substring(1).split("\\.", -1)[0];
                int number = port != null ? Integer.parseInt(port) : scheme == null ? 0 : USUAL.getOrDefault(scheme, 0);
                Mention mention = new Mention(pods, m.group(2), namespace, number, where);
                byHost.computeIfAbsent(mention.host(), h -> new LinkedHashSet<>())
                        .add(mention);
                byPods.computeIfAbsent(pods, p -> new LinkedHashSet<>()).add(mention);
            }
        }
    }

    /** Who is told of a Service. */
    List<Mention> of(StoredObject service) {
        List<Mention> found = new ArrayList<>();
        for (Mention m : byHost.getOrDefault(service.name(), Set.of())) {
            String from = m.pods().owner().namespace().orElse("");
            String to = service.namespace().orElse("");
            if (m.namespace().isEmpty() ? from.equals(to) : m.namespace().equals(to)) {
                found.add(m);
            }
        }
        return found;
    }

    /** What pods are told of. */
    Set<Mention> by(Workload pods) {
        return byPods.getOrDefault(pods, Set.of());
    }
}
