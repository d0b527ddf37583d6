package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.TextFile;
import dev.windlass.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a spec: YAML in the strict form that all readers take the same. What they would not (see {@link ScalarTable}), tags, anchors, keys
 * that are no text or stand twice, and further documents are faults; each is reported, and only a fault of syntax ends a file.
 *
 * <p>Every node is {@link dev.windlass.tree.Origin.Written} at its exact place: a mapping or list in brackets with them, one by lines from its
 * first key or dash to the end of its last value. The value is empty for a file of nothing but comments, and where the syntax is broken. Where
 * there are other faults the value stands in for what was meant (the text of an ambiguous scalar, null for an alias): worth
 * further checks only where {@link Result#hasErrors()} is false.
 */
public final class YamlReader {
    /** The deepest nesting of mappings and lists; Kubernetes objects need about 15. */
    public static final int DEEPEST = 64;

    /** Enough for a person; a hostile file could have one for every two characters. */
    static final int MOST_FINDINGS = 100;

    /** What the parser sees in place of a character that no spec may have: as long, and printable. */
    private static final char STAND_IN = '\uFFFD';

    private final int largest;

    /** A reader of specs. */
    public YamlReader() {
        this(TextFile.LARGEST);
    }

    /** @param largest the largest file that is read, in {@code char}s */
    public YamlReader(int largest) {
        this.largest = largest;
    }

    /** Reads one file; never throws for what is in it. */
    public Result<Node> read(SourceFile file) {
        if (file.text().length() > largest) {
            String size = "this file is larger than " + largest / 1024 + " KiB";
            return Result.none(
                    Diagnostic.error(Code.FILE_TOO_LARGE, file.start(), size).help(Code.FILE_TOO_LARGE.advice()));
        }
        List<Diagnostic> findings = new ArrayList<>();
        String text = screened(file, findings);
        Optional<Node> value = new YamlEvents(file, text, findings).read();
        findings.sort(Diagnostic.ORDER);
        return new Result<>(value, findings.size() > MOST_FINDINGS ? findings.subList(0, MOST_FINDINGS) : findings);
    }

    /** The text with a stand-in for each character that is refused. */
    private static String screened(SourceFile file, List<Diagnostic> findings) {
        String text = file.text();
        StringBuilder screened = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= ' ' && c < 0x7f) || c == '\n' || c == '\t' || c == '\r') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (c >= 0xa0 && c <= 0xfffd && !Character.isSurrogate(c) && c != '\u2028' && c != '\u2029') {
                continue;
            }
            screened = screened == null ? new StringBuilder(text) : screened;
            screened.setCharAt(i, STAND_IN);
            if (findings.size() < MOST_FINDINGS) {
                findings.add(refused(file, i, c));
            }
        }
        return screened == null ? text : screened.toString();
    }

    private static Diagnostic refused(SourceFile file, int at, char c) {
        String name = String.format(Locale.ROOT, "U+%04X", (int) c);
        // YAML 1.1 ends a line at these, YAML 1.2 does not: a comment could hide a value behind one.
        boolean isBreak = c == '\u0085' || c == '\u2028' || c == '\u2029';
        String message = isBreak
                ? "an invisible line break (" + name + ") that YAML 1.1 and 1.2 read differently"
                : "a control character (" + name + ")";
        String escape = String.format(Locale.ROOT, "\\u%04x", (int) c);
        return Diagnostic.error(Code.ENCODING, file.span(at, at + 1), message)
                .help("remove it, or write " + escape + " in double quotes");
    }
}
