package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads Kubernetes manifests as kubectl and kube-apiserver do: YAML 1.1 with the scalars of go-yaml 2, tags, anchors and merge keys (sigs.k8s.io/yaml
 * 1.6), and JSON. Where the two differ, what either refuses is an error: keys that stand twice, which kubectl lets through and the
 * server's strict reading does not. Files are split into documents as kubectl splits them, before they are parsed, so that a broken
 * document spoils no other.
 *
 * <p>Every node is {@link dev.windlass.tree.Origin.Written} at its exact place; what an alias stands for is at the place of its anchor.
 * A reader keeps nothing between files and serves any number of threads.
 */
public final class ManifestReader {
    /** The deepest nesting that is read. The server itself goes to 10,000, where no object that it knows is deeper than about 20. */
    static final int DEEPEST = 1_000;

    private static final String SEPARATOR = "---";

    /**
     * Reads every document of a file; never throws for what is in it.
     *
     * @return the documents that are not empty, in order
     */
    public List<ManifestDocument> read(SourceFile file) {
        return new Reading(file).documents();
    }

    /** The reading of one file. */
    private static final class Reading {
        private final SourceFile file;
        private final String text;
        private final List<ManifestDocument> documents = new ArrayList<>();

        Reading(SourceFile file) {
            this.file = file;
            this.text = file.text();
        }

        List<ManifestDocument> documents() {
            List<Diagnostic> findings = new ArrayList<>();
            int start = 0;
            int line = text.startsWith(SEPARATOR) ? 0 : separator(0);
            while (line >= 0) {
                part(start, line, findings);
                int lineEnd = text.indexOf('\n', line);
                start = lineEnd < 0 ? text.length() : lineEnd + 1;
                findings = behindSeparator(line + SEPARATOR.length(), lineEnd < 0 ? text.length() : lineEnd);
                line = text.startsWith(SEPARATOR, start) ? start : separator(start);
            }
            part(start, text.length(), findings);
            return documents;
        }

        /** The next line that begins with the separator. */
        private int separator(int from) {
            int at = text.indexOf('\n' + SEPARATOR, from);
            return at < 0 ? -1 : at + 1;
        }

        private List<Diagnostic> behindSeparator(int from, int to) {
            List<Diagnostic> findings = new ArrayList<>();
            String rest = text.substring(from, to);
            if (!rest.isBlank() && !rest.strip().startsWith("#")) {
                int start = rest.charAt(0) == '-' ? from - SEPARATOR.length() : from + rest.indexOf(rest.strip());
                findings.add(Diagnostic.error(
                                Code.YAML_SYNTAX,
                                file.span(start, from + rest.stripTrailing().length()),
                                "text on the line that separates documents")
                        .help("begin the document on the next line, or indent the line if it is no separator"));
            }
            return findings;
        }

        /** Reads what stands between two separators: one document, or several objects of JSON. */
        private void part(int from, int to, List<Diagnostic> findings) {
            int start = blanks(from, to);
            if (!isScreened(from, to, findings)) {
                add(Optional.empty(), findings);
                return;
            }
            boolean isJson = start < to && text.charAt(start) == '{';
            List<Diagnostic> found = findings;
            int next = from;
            do {
                ManifestEvents events = new ManifestEvents(file, next, to, isJson, found);
                Optional<Node> value = events.read();
                int end = isJson && value.isPresent() ? behindObject(events.end(), to, found) : to;
                add(value, found);
                found = new ArrayList<>();
                next = end;
            } while (next < to);
        }

        /** Where the next object of JSON begins behind one that ends there; the end where there is none. */
        private int behindObject(int end, int to, List<Diagnostic> findings) {
            int at = blanks(end, to);
            while (at < to && text.charAt(at) == '#') {
                int lineEnd = text.indexOf('\n', at);
                at = blanks(lineEnd < 0 ? to : Math.min(lineEnd, to), to);
            }
            if (at < to && text.charAt(at) == '{') {
                return at;
            }
            if (at < to && !text.startsWith("...", at)) {
                findings.add(Diagnostic.error(
                                Code.YAML_SYNTAX, file.span(at, at + 1), "text behind the end of the object")
                        .help("remove it, or check the brackets before it"));
            }
            return to;
        }

        private int blanks(int from, int to) {
            int at = from;
            while (at < to && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at;
        }

        private void add(Optional<Node> value, List<Diagnostic> findings) {
            boolean hasErrors = findings.stream().anyMatch(Diagnostic::isError);
            boolean isNothing = value.isEmpty() || value.get() instanceof Scalar.Null;
            if (!isNothing || !findings.isEmpty()) {
                findings.sort(Diagnostic.ORDER);
                documents.add(new ManifestDocument(
                        documents.size(), hasErrors || isNothing ? Optional.empty() : value, findings));
            }
        }

        /** Whether all characters are of those that YAML 1.1 allows. */
        private boolean isScreened(int from, int to, List<Diagnostic> findings) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                boolean isPlain = (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t' || c == '\r';
                if (!isPlain && !isPrintable(c)) {
                    String name = String.format(Locale.ROOT, "U+%04X", (int) c);
                    findings.add(Diagnostic.error(
                                    Code.ENCODING, file.span(i, i + 1), "a control character (" + name + ")")
                            .help("remove it, or write it as an escape in double quotes"));
                    return false;
                }
            }
            return true;
        }

        private static boolean isPrintable(char c) {
            return c == 0x85 || (c >= 0xa0 && c <= 0xfffd);
        }
    }
}
