package dev.windlass.syntax.jsonnet;

import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sjsonnet.Expr;
import sjsonnet.Position;

/** Stretches of templates: sjsonnet knows where something begins, people want to see the word that stands there. */
final class Tokens {
    private Tokens() {}

    /** The token at a position of a template. */
    static Span at(Position position) {
        SourceFile file = position.currentFile() instanceof TemplatePath p ? p.file() : TemplatePath.NOWHERE.file();
        return at(file, position.offset());
    }

    static Span at(SourceFile file, int offset) {
        String text = file.text();
        int start = Math.clamp(offset, 0, text.length());
        if (start == text.length()) {
            return file.span(start, start);
        }
        char first = text.charAt(start);
        int end = start + 1;
        if (isWord(first)) {
            while (end < text.length() && isWord(text.charAt(end))) {
                end++;
            }
        } else if (first == '\'' || first == '"') {
            while (end < text.length() && text.charAt(end) != first && text.charAt(end) != '\n') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(text.length(), text.startsWith(String.valueOf(first), end) ? end + 1 : end);
        } else if (Character.isHighSurrogate(first)) {
            end = Math.min(text.length(), start + 2);
        }
        return file.span(start, end);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** The first token of an expression, as far as sjsonnet remembers it. */
    static Span first(Expr expression) {
        Expr first = expression;
        while (true) {
            Optional<Expr> inner = Optional.ofNullable(
                    switch (first) {
                        case Expr.Select e -> e.value();
                        case Expr.Lookup e -> e.value();
                        case Expr.Slice e -> e.value();
                        case Expr.BinaryOp e -> e.lhs();
                        case Expr.And e -> e.lhs();
                        case Expr.Or e -> e.lhs();
                        case Expr.ObjExtend e -> e.base();
                        case Expr.Apply e -> e.value();
                        case Expr.Apply0 e -> e.value();
                        case Expr.Apply1 e -> e.value();
                        case Expr.Apply2 e -> e.value();
                        case Expr.Apply3 e -> e.value();
                        default -> null;
                    });
            if (inner.isEmpty() || !isKnown(inner.get().pos())) {
                return at(first.pos());
            }
            first = inner.get();
        }
    }

    private static boolean isKnown(@Nullable Position at) {
        return at != null && at.fileScope() != null && at.currentFile() instanceof TemplatePath;
    }
}
