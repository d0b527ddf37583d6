package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.syntax.ManifestKey.Kind;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the members of one mapping of a manifest, and finds the keys that stand in it twice. */
final class ManifestMembers {
    private final ManifestFindings findings;
    private final Mapping.Builder members = new Mapping.Builder();
    /** The kinds of the keys that are not text; such keys are rare. */
    private Map<String, Kind> kinds = Map.of();
    /** The keys whose values a merge brought. */
    private Set<String> merged = Set.of();

    ManifestMembers(ManifestFindings findings) {
        this.findings = findings;
    }

    void add(ManifestKey key, Origin.Written origin, Node value) {
        String text = key.text();
        if (members.has(text) && !isMerged(text)) {
            repeated(key, origin);
            return;
        }
        if (key.kind() != Kind.TEXT) {
            kinds = kinds.isEmpty() ? new HashMap<>() : kinds;
            kinds.put(text, key.kind());
        }
        members.put(text, origin, value);
    }

    /** Whether a merge brought the key that is written out now; from now on it did not. */
    private boolean isMerged(String key) {
        return !merged.isEmpty() && merged.remove(key);
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

    /**
     * Adds the members of other mappings at the place of a merge key, as go-yaml 2 does: the first that has a key counts, over what was
     * written before the merge key and under what is written behind it. kubectl, Argo CD and Flux merge before anything reaches the
     * server, whose own strict reading of YAML would call an overridden key a second one.
     */
    void merge(List<Mapping> others, Origin.Written origin) {
        Map<String, Mapping.Member> all = new LinkedHashMap<>();
        others.forEach(other -> other.members().forEach(all::putIfAbsent));
        merged = merged.isEmpty() ? new HashSet<>() : merged;
        all.forEach((key, member) -> {
            if (members.has(key) && !merged.contains(key) && !findings.isFull()) {
                String message = "this merge replaces the key " + shown(key) + ", which stands before it";
                findings.add(Diagnostic.warning(Code.DUPLICATE_KEY, origin.at(), message)
                        .help("put the merge key first, so that what is written here counts")
                        .related(
                                "the key that is replaced",
                                members.build(origin).keyPlace(key)));
            }
            merged.add(key);
            members.put(key, member.key(), member.value());
        });
    }

    Mapping build(Origin origin) {
        return members.build(origin);
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, text.offsetByCodePoints(0, 30)) + "…" : text;
    }
}
