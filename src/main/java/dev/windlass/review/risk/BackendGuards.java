package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What asks before a load balancer of GKE lets anybody through to a Service, by the BackendConfig that its annotation names. */
final class BackendGuards {
    private static final Pattern NAMES = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]+)\"");

    private BackendGuards() {}

    /** Of one port of a Service; a config that is not of the environment counts as one guard. */
    static Set<String> of(StoredObject service, ServicePort port, Scene scene) {
        View annotations = View.of(service).field("metadata", "annotations");
        Optional<String> text = annotations
                .text("cloud.google.com/backend-config")
                .or(() -> annotations.text("beta.cloud.google.com/backend-config"));
        if (text.isEmpty()) {
            return Set.of();
        }
        Map<String, String> names = new LinkedHashMap<>();
        Matcher m = NAMES.matcher(text.get());
        while (m.find()) {
            names.put(m.group(1), m.group(2));
        }
        String name = names.getOrDefault(
                port.name(), names.getOrDefault(Long.toString(port.number()), names.getOrDefault("default", "")));
        if (name.isEmpty()) {
            return Set.of();
        }
        Set<String> guards = new TreeSet<>();
        Optional<StoredObject> config = scene.find("BackendConfig", service.namespace(), name);
        if (config.isEmpty()) {
            guards.add("the settings of the BackendConfig \"" + name + '"');
        }
        View spec = View.of(config).field("spec");
        if (spec.isTrue("iap", "enabled")) {
            guards.add("who it is (IAP)");
        }
        spec.text("securityPolicy", "name").ifPresent(p -> guards.add("the security policy \"" + p + '"'));
        return guards;
    }
}
