package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.tree.Origin;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sjsonnet.Error;
import sjsonnet.Expr;
import sjsonnet.Position;

/** What went wrong, in plain words: from sjsonnet's errors to failures, and from failures to diagnostics. */
final class Failures {
    private static final String RECURSIVE = "Stackoverflow while materializing";
    private static final Pattern PARSER = Pattern.compile("Expected (.*):\\d+:\\d+, found (.*)", Pattern.DOTALL);
    private static final Pattern MISSING_FIELD = Pattern.compile("Field does not exist: (.*)", Pattern.DOTALL);
    private static final Pattern UNKNOWN_VARIABLE = Pattern.compile("Unknown variable: (.*)", Pattern.DOTALL);

    private Failures() {}

    /** What an expression threw, as a failure. */
    static Failure translate(Throwable thrown, @Nullable Expr e) {
        return switch (thrown) {
            case Failure f -> f;
            case StackOverflowError _ -> Failure.limit("this template nests its evaluations too deeply", place(e));
            case OutOfMemoryError _ -> Failure.limit("this template needs too much memory", place(e));
            case Error error -> translate(error, e);
            default -> new Failure(Code.TEMPLATE_FAILED, raw(thrown), place(e), null);
        };
    }

    private static Failure translate(Error error, @Nullable Expr e) {
        String message = String.valueOf(error.getMessage());
        Span at = place(e);
        if (e instanceof Expr.Error) {
            return new Failure(Code.TEMPLATE_ERROR, message, at, null);
        }
        if (message.startsWith(RECURSIVE)) {
            return Failure.limit("a value of this template contains itself", at);
        }
        if (error.getCause() != null) {
            Throwable cause = error.getCause();
            return cause instanceof Error inner
                    ? translate(inner, e)
                    : new Failure(Code.TEMPLATE_FAILED, raw(cause), at, null);
        }
        return new Failure(Code.TEMPLATE_FAILED, words(message), at, null);
    }

    /** What the parser or the static checks said of a file. Their only frame holds an offset, since the evaluator knows no lines. */
    static Failure syntax(Error error, TemplatePath path) {
        StackTraceElement[] frames = error.getStackTrace();
        int offset = frames.length == 0 ? 0 : frames[0].getLineNumber();
        String message = String.valueOf(error.getMessage());
        Matcher parser = PARSER.matcher(message);
        String text = parser.matches() ? parser(parser.group(1), parser.group(2)) : words(message);
        return new Failure(Code.TEMPLATE_SYNTAX, text, Tokens.at(path.file(), offset), null);
    }

    private static String parser(String expected, String found) {
        String what = found.equals("\"\"") ? "the end of the file" : found;
        return expected.startsWith("\"")
                ? "expected " + expected + ", found " + what
                : "this is not Jsonnet from here on, found " + what;
    }

    /** sjsonnet's own messages, in the words of the other messages. */
    private static String words(String message) {
        Matcher field = MISSING_FIELD.matcher(message);
        if (field.matches()) {
            return "there is no field \"" + field.group(1) + "\"";
        }
        Matcher variable = UNKNOWN_VARIABLE.matcher(message);
        if (variable.matches()) {
            return "there is no variable \"" + variable.group(1) + "\"";
        }
        boolean isWord = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        String text = isWord ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** What a fault inside a built-in function means to the one who called it. */
    private static String raw(Throwable cause) {
        return switch (cause) {
            case NumberFormatException _ -> "a text is no number here";
            case IndexOutOfBoundsException _ -> "there are too few values or characters here";
            case NegativeArraySizeException _ -> "a size is negative here";
            case ArithmeticException _ -> "a number cannot be computed here";
            case scala.MatchError _ -> "a value is of a type that cannot be used here";
            case ClassCastException _ -> "a value is of a type that cannot be used here";
            case NoSuchElementException _ -> "there is nothing to take here";
            case IllegalArgumentException _ -> "a value cannot be used here";
            default -> "a function cannot take these values";
        };
    }

    private static @Nullable Span place(@Nullable Expr e) {
        Position at = e == null ? null : e.pos();
        return at != null && at.currentFile() instanceof TemplatePath p && !p.equals(TemplatePath.NOWHERE)
                ? Tokens.at(at)
                : null;
    }

    /** What to tell the user: at the spec's line where one is to blame, else at the template's. */
    static Diagnostic report(Failure failure, Span otherwise) {
        Span template =
                failure.at != null ? failure.at : failure.trail.isEmpty() ? otherwise : failure.trail.getFirst();
        boolean inSpec = failure.code != Code.TEMPLATE_SYNTAX && failure.code != Code.IMPORT_FAILED;
        Span blamed = inSpec
                ? failure.blame.stream()
                        .filter(Origin::isWritten)
                        .map(Origin::place)
                        .findFirst()
                        .orElse(null)
                : null;
        Diagnostic diagnostic = Diagnostic.error(failure.code, blamed == null ? template : blamed, failure.text)
                .help(failure.help);
        if (blamed != null) {
            String what = failure.code == Code.TEMPLATE_ERROR || failure.code == Code.UNKNOWN_CLIENT
                    ? "refused here"
                    : "failed here";
            diagnostic = diagnostic.related(what, template);
        }
        for (Span call : failure.trail) {
            boolean known = call.equals(template)
                    || call.file().isBuiltin() // nobody can change that
                    || diagnostic.related().stream().anyMatch(r -> r.at().equals(call));
            if (!known) {
                diagnostic = diagnostic.related("called from here", call);
            }
        }
        return diagnostic;
    }
}
