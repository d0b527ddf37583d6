package dev.windlass.check;

import dev.windlass.check.schema.Finding;
import dev.windlass.check.schema.KnownKinds;
import dev.windlass.check.schema.KnownKinds.KindName;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Severity;
import dev.windlass.source.Subject;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.List;
import java.util.Optional;

/**
 * What to say of an object whose kind is not served.
 *
 * @param version the Kubernetes version
 * @param names every kind that was ever heard of
 * @param tolerant whether a kind that nobody knows is a warning only
 */
record UnknownKinds(String version, List<KindName> names, boolean tolerant) {
    private static final String THREE_WAYS =
            "correct apiVersion and kind; or put its CustomResourceDefinition into crds/ "
                    + "(or name its folder with --crds); or let unknown kinds pass with \"unknownKinds: warn\" in the environment "
                    + "(or --ignore-unknown-kinds)";

    Diagnostic explain(Mapping object, String apiVersion, String kind, Subject subject) {
        Optional<KindName> same = names.stream()
                .filter(n -> n.apiVersion().equals(apiVersion) && n.kind().equals(kind))
                .findFirst();
        List<String> served = names.stream()
                .filter(n -> n.served() && n.kind().equals(kind) && n.group().equals(KnownKinds.groupOf(apiVersion)))
                .map(KindName::apiVersion)
                .distinct()
                .toList();
        if (same.isPresent() || !served.isEmpty()) {
            String help = same.flatMap(KindName::replacement)
                    .flatMap(this::instead)
                    .orElseGet(() -> instead(same, served, kind));
            String message = "Kubernetes " + version + " does not serve " + apiVersion + ' ' + kind;
            return error(object, subject, Code.UNSERVED_VERSION, "apiVersion", message)
                    .help(help);
        }
        List<String> elsewhere = names.stream()
                .filter(n -> n.served() && n.kind().equals(kind))
                .map(KindName::apiVersion)
                .distinct()
                .toList();
        String message = "there is no kind " + kind + " in " + apiVersion;
        boolean isElsewhereToo = elsewhere.stream().anyMatch(v -> isOwnGroup(KnownKinds.groupOf(v)));
        if (isElsewhereToo && isOwnGroup(KnownKinds.groupOf(apiVersion))) {
            return error(object, subject, Code.UNKNOWN_KIND, "apiVersion", message)
                    .help("it is in " + String.join(", ", elsewhere));
        }
        List<String> ofVersion = names.stream()
                .filter(n -> n.served() && n.apiVersion().equals(apiVersion))
                .map(KindName::kind)
                .toList();
        Optional<String> nearest = Nearest.to(kind, ofVersion);
        if (nearest.isPresent()) {
            return error(object, subject, Code.UNKNOWN_KIND, "kind", message)
                    .help("did you mean \"" + nearest.get() + "\"?");
        }
        String hint = elsewhere.isEmpty() ? "" : "there is one in " + String.join(", ", elsewhere) + "; ";
        if (tolerant) {
            return at(Severity.WARNING, object, subject, Code.UNKNOWN_KIND, "kind", message + ", so it was not judged");
        }
        return error(object, subject, Code.UNKNOWN_KIND, "kind", message).help(hint + THREE_WAYS);
    }

    /** What to do with a replacement, which is a kind in a version or words; empty where this version does not serve it. */
    private Optional<String> instead(String replacement) {
        List<KindName> named = names.stream()
                .filter(n -> replacement.equals(n.apiVersion() + ' ' + n.kind()))
                .toList();
        if (named.isEmpty()) {
            return Optional.of("use " + replacement + " instead");
        }
        return named.stream().anyMatch(KindName::served) ? Optional.of("write " + replacement) : Optional.empty();
    }

    private static String instead(Optional<KindName> same, List<String> served, String kind) {
        if (!served.isEmpty()) {
            return "write " + served.getLast() + ' ' + kind;
        }
        return same.filter(KindName::switchable)
                .map(n -> "kube-apiserver serves it only if it is started with --runtime-config=" + n.apiVersion()
                        + "=true")
                .orElse("nothing replaces it in this version");
    }

    /** Whether a group is one of Kubernetes' own or a misspelling of one, in which no one else defines kinds. */
    private static boolean isOwnGroup(String group) {
        return group.indexOf('.') < 0 || group.endsWith(".k8s.io");
    }

    private static Diagnostic error(Mapping object, Subject subject, Code code, String field, String message) {
        return at(Severity.ERROR, object, subject, code, field, message);
    }

    private static Diagnostic at(
            Severity severity, Mapping object, Subject subject, Code code, String field, String message) {
        Node value = object.get(field);
        Origin origin = (value == null ? object : value).origin();
        return Finding.of(severity, code, subject, FieldPath.of(field), origin, message);
    }
}
