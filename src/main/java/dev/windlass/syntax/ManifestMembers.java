package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.syntax.ManifestKey.Kind;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.HashMap;
import java.util.Map;

/** Gathers the members of one mapping of a manifest, and finds the keys that stand in it twice. */
final class ManifestMembers {
    private final ManifestFindings findings;
    private final Mapping.Builder members = new Mapping.Builder();
    /** The kinds of the keys that are not text; such keys are rare. */
    private Map<String, Kind> kinds = Map.of();

    ManifestMembers(ManifestFindings findings) {
        this.findings = findings;
    }

    void add(ManifestKey key, Origin.Written origin, Node value) {
        String text = key.text();
        if (members.has(text)) {
            repeated(key, origin);
            return;
        }
        if (key.kind() != Kind.TEXT) {
            kinds = kinds.isEmpty() ? new HashMap<>() : kinds;
            kinds.put(text, key.kind());
        }
        members.put(text, origin, value);
    }

    private void repeated(ManifestKey key, Origin.Written origin) {
        if (findings.isFull()) {
            return;
        }
        Span first = members.build(origin).keyPlace(key.text());
        if (kinds.getOrDefault(key.text(), Kind.TEXT) == key.kind()) {
            String message = "the key " + shown(key.text()) + " stands twice in this mapping";
            findings.add(Diagnostic.error(Code.DUPLICATE_KEY, origin.at(), message)
                    .help(Code.DUPLICATE_KEY.advice())
                    .related("the first one", first));
        } else {
            // Two keys of YAML that are one in JSON: nobody refuses them, and chance decides which of them counts.
            String message = "the key " + shown(key.text()) + " stands twice, with quotes and without";
            findings.add(Diagnostic.warning(Code.DUPLICATE_KEY, origin.at(), message)
                    .help(Code.DUPLICATE_KEY.advice())
                    .related("the first one", first));
        }
    }

    /** Adds the members of another mapping at the place of a merge key. */
    void merge(Mapping other, Origin.Written origin) {
        other.members().forEach((key, member) -> {
            if (!members.has(key)) {
                members.put(key, member.key(), member.value());
            } else if (!findings.isFull()) {
                String message = "this merge brings the key " + shown(key) + " a second time";
                findings.add(Diagnostic.error(Code.DUPLICATE_KEY, origin.at(), message)
                        .help("leave the key out of one of them: the server takes it for one that stands twice")
                        .related("the first one", members.build(origin).keyPlace(key)));
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
