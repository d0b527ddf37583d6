package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.syntax.ManifestKey.Kind;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the members of one mapping of a manifest, and finds the keys that stand in it twice. */
final class ManifestMembers {
    private final List<Diagnostic> findings;
    private final Mapping.Builder members = new Mapping.Builder();
    private final Map<String, Span> places = new LinkedHashMap<>();
    /** The kinds of the keys that are not text; such keys are rare. */
    private Map<String, Kind> kinds = Map.of();

    ManifestMembers(List<Diagnostic> findings) {
        this.findings = findings;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    void add(ManifestKey key, Origin.Written origin, Node value) {
        String text = key.text();
        Span first = places.putIfAbsent(text, origin.at());
        if (first != null) {
            boolean isSame = kinds.getOrDefault(text, Kind.TEXT) == key.kind();
            findings.add(isSame ? twice(text, origin.at(), first) : either(text, origin.at(), first));
        }
        if (key.kind() != Kind.TEXT) {
            kinds = kinds.isEmpty() ? new HashMap<>() : kinds;
            kinds.put(text, key.kind());
        }
        members.put(text, origin, value);
    }

    private static Diagnostic twice(String text, Span at, Span first) {
        return Diagnostic.error(Code.DUPLICATE_KEY, at, "the key " + shown(text) + " stands twice in this mapping")
                .help(Code.DUPLICATE_KEY.advice())
                .related("the first one", first);
    }

    /** Two keys of YAML that are one in JSON: nobody refuses them, and chance decides which of them counts. */
    private static Diagnostic either(String text, Span at, Span first) {
        return Diagnostic.warning(
                        Code.DUPLICATE_KEY, at, "the key " + shown(text) + " stands twice, with quotes and without")
                .help(Code.DUPLICATE_KEY.advice())
                .related("the first one", first);
    }

    /** Adds the members of another mapping at the place of a merge key. */
    void merge(Mapping other, Span at) {
        other.members().forEach((key, member) -> {
            Span first = places.putIfAbsent(key, at);
            if (first == null) {
                members.put(key, member.key(), member.value());
            } else {
                findings.add(Diagnostic.error(
                                Code.DUPLICATE_KEY, at, "this merge brings the key " + shown(key) + " a second time")
                        .help("leave the key out of one of them: the server takes it for one that stands twice")
                        .related("the first one", first));
            }
        });
    }

    Mapping build(Origin origin) {
        return members.build(origin);
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, text.offsetByCodePoints(0, 30)) + "…" : text;
    }
}
