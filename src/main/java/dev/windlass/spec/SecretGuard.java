package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Secrets;
import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses secrets that are written out in a spec. It looks at names that secrets go by and at the shapes of well-known credentials, and
 * its messages never hold the value.
 */
final class SecretGuard {
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<Span> values = new ArrayList<>();

    private SecretGuard() {}

    /** What looks like a secret in a spec; under {@code secrets}, where names of the secret store stand, only what has the shape of one. */
    static List<Diagnostic> check(Mapping spec) {
        SecretGuard guard = new SecretGuard();
        spec.members().forEach((key, member) -> guard.visit(key, member, key.equals("secrets")));
        return List.copyOf(guard.found);
    }

    /** Whether a place lies in a value of the spec that looks like a secret. */
    static boolean isInSecret(Mapping spec, @Nullable Span place) {
        SecretGuard guard = new SecretGuard();
        spec.members().forEach((key, member) -> guard.visit(key, member, key.equals("secrets")));
        return place != null
                && guard.values.stream()
                        .anyMatch(
                                v -> v.file() == place.file() && v.start() <= place.start() && place.end() <= v.end());
    }

    private void visit(String key, Mapping.Member member, boolean names) {
        switch (member.value()) {
            case Scalar.Text(String text, var _) -> {
                boolean named = !names && Secrets.isName(key) && !text.isEmpty() && !text.startsWith("$(");
                if (named || Secrets.isIn(text)) {
                    refuse(key, member);
                }
            }
            case Scalar.Int _ -> {
                if (!names && Secrets.isName(key)) {
                    refuse(key, member);
                }
            }
            case Mapping m -> m.members().forEach((k, v) -> visit(k, v, names || k.equals("secrets")));
            case Sequence s -> {
                for (Node item : s.items()) {
                    visit(key, new Mapping.Member(member.key(), item), names);
                }
            }
            default -> {}
        }
    }

    private void refuse(String key, Mapping.Member member) {
        values.add(member.value().origin().place());
        Diagnostic refusal = Diagnostic.error(
                        Code.PLAIN_SECRET, member.key().place(), "\"" + key + "\" holds what looks like a secret")
                .help("put it into the secret store, and its name there under \"secrets\"");
        if (!found.contains(refusal)) {
            found.add(refusal);
        }
    }
}
