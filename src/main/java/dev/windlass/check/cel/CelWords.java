package dev.windlass.check.cel;

import java.util.Set;

/** Words that CEL keeps for itself (github.com/google/cel-spec, doc/langdef.md). Apart from the rest, so that to ask for them loads no library. */
public final class CelWords {
    /** No variable can have such a name. */
    public static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private CelWords() {}
}
