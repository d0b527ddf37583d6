package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses secrets that are written out in a spec. It looks at names that secrets go by and at the shapes of well-known credentials, and
 * its messages never hold the value.
 */
final class SecretGuard {
    private static final Pattern NAME = Pattern.compile(
            "(^|[_.-])(password|passwd|passphrase|rpcpassword|rpcauth|secret|token|credentials?|api_?key|apikey|private_?key|access_?key|mnemonic)$",
            Pattern.CASE_INSENSITIVE);

    /** Key blocks, AWS, GitHub, Google and Slack keys, and URLs that carry a password. */
    private static final Pattern SHAPE = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36,}"
                    + "|\\bAIza[A-Za-z0-9_-]{35}|\\bxox[abpr]-[A-Za-z0-9-]{10,}|[a-z][a-z0-9+.-]*://[^/\\s:@$]+:[^/\\s:@$]+@");

    private final List<Diagnostic> found = new ArrayList<>();

    private SecretGuard() {}

    /** What looks like a secret in a spec, outside {@code secrets}, where names of the secret store stand. */
    static List<Diagnostic> check(Mapping spec) {
        SecretGuard guard = new SecretGuard();
        spec.members().forEach((key, member) -> {
            if (!key.equals("secrets")) {
                guard.visit(key, member);
            }
        });
        return List.copyOf(guard.found);
    }

    /** Whether a text holds a well-known credential. */
    static boolean holdsSecret(String text) {
        return SHAPE.matcher(text).find();
    }

    private void visit(String key, Mapping.Member member) {
        switch (member.value()) {
            case Scalar.Text(String text, var _) -> {
                boolean secret =
                        (NAME.matcher(key).find() && !text.isEmpty() && !text.startsWith("$(")) || holdsSecret(text);
                if (secret) {
                    found.add(refusal(key, member));
                }
            }
            case Scalar.Int number when NAME.matcher(key).find() -> found.add(refusal(key, member));
            case Mapping m ->
                m.members().forEach((k, v) -> {
                    if (!k.equals("secrets")) {
                        visit(k, v);
                    }
                });
            case Sequence s -> {
                for (Node item : s.items()) {
                    visit(key, new Mapping.Member(member.key(), item));
                }
            }
            default -> {}
        }
    }

    private static Diagnostic refusal(String key, Mapping.Member member) {
        return Diagnostic.error(
                        Code.PLAIN_SECRET,
                        member.key().place(),
                        "\"" + key
                                + "\" holds what looks like a secret, and specs are public to all who read the repository")
                .help("put it into the secret store, and its name there under \"secrets\"");
    }
}
