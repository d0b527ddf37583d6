package dev.windlass.review.risk;

import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What pods restart for. */
final class RestartCause {
    private static final Map<String, String> OF_CONTAINER = Map.ofEntries(
            Map.entry("args", "other arguments"),
            Map.entry("command", "another command"),
            Map.entry("env", "other environment variables"),
            Map.entry("envFrom", "other environment variables"),
            Map.entry("resources", "other resources"),
            Map.entry("ports", "other ports"),
            Map.entry("volumeMounts", "other mounts"),
            Map.entry("securityContext", "other rights"),
            Map.entry("readinessProbe", "other probes"),
            Map.entry("livenessProbe", "other probes"),
            Map.entry("startupProbe", "other probes"));
    private static final Map<String, String> OF_POD = Map.ofEntries(
            Map.entry("nodeSelector", "other machines"),
            Map.entry("affinity", "other machines"),
            Map.entry("tolerations", "other machines"),
            Map.entry("topologySpreadConstraints", "other machines"),
            Map.entry("volumes", "other volumes"),
            Map.entry("securityContext", "other rights"),
            Map.entry("serviceAccountName", "another identity"));

    private RestartCause() {}

    /** Such as {@code another image (31.0 → 31.1) and other resources}; empty where nothing is known. */
    static Optional<String> of(ResourceChange change) {
        Set<String> causes = new LinkedHashSet<>();
        images(change).ifPresent(causes::add);
        for (FieldChange f : change.fields()) {
            List<Object> path = f.path().plain();
            if (path.size() > 2 && path.get(0).equals("spec") && path.get(1).equals("template")) {
                cause(path.subList(2, path.size())).ifPresent(causes::add);
            }
        }
        return causes.isEmpty() ? Optional.empty() : Optional.of(Named.list(List.copyOf(causes)));
    }

    private static Optional<String> cause(List<Object> path) {
        String first = String.valueOf(path.getFirst());
        if (first.equals("metadata")) {
            boolean isHash = path.size() > 2 && path.get(2).equals("windlass.dev/config-hash");
            boolean isLabel = path.size() > 1 && path.get(1).equals("labels");
            return Optional.of(isHash ? "another configuration" : isLabel ? "other labels" : "other annotations");
        }
        if (path.size() < 2) {
            return Optional.empty();
        }
        String field = String.valueOf(path.get(1));
        if (!field.endsWith("ontainers")) {
            return Optional.of(OF_POD.getOrDefault(field, "a change of " + field));
        }
        if (path.size() < 4) {
            return Optional.of("other containers");
        }
        String of = String.valueOf(path.get(3));
        return of.equals("image") ? Optional.empty() : Optional.of(OF_CONTAINER.getOrDefault(of, "a change of " + of));
    }

    private static Optional<String> images(ResourceChange change) {
        Optional<Workload> before = change.before().flatMap(Workload::of);
        Optional<Workload> after = change.after().flatMap(Workload::of);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Map<String, View> was = before.get().named();
        return after.get().named().entrySet().stream()
                .flatMap(c -> Optional.ofNullable(was.get(c.getKey()))
                        .flatMap(w -> image(
                                w.text("image").orElse(""),
                                c.getValue().text("image").orElse("")))
                        .stream())
                .findFirst();
    }

    private static Optional<String> image(String before, String after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        int colon = after.lastIndexOf(':');
        boolean sameRepository = colon > 0 && before.startsWith(after.substring(0, colon + 1)) && !after.contains("@");
        return Optional.of("another image ("
                + (sameRepository
                        ? before.substring(colon + 1) + " → " + after.substring(colon + 1)
                        : before + " → " + after)
                + ")");
    }
}
