package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.SourceFile;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads Kubernetes manifests as kubectl and kube-apiserver do: YAML 1.1 with the scalars of go-yaml 2, tags, anchors and merge keys (sigs.k8s.io/yaml),
 * and JSON. Where the two differ, what either refuses is an error: keys that stand twice, which kubectl lets through and the
 * server's strict reading does not. Files are split into documents as kubectl splits them, before they are parsed, so that a broken
 * document spoils no other.
 *
 * <p>Every node is {@link dev.windlass.tree.Origin.Written} at its exact place; what an alias stands for is at the place of its anchor.
 * A reader keeps nothing between files and serves any number of threads.
 */
public final class ManifestReader {
    /** The deepest nesting that is read. The server itself goes to 10,000, where no object that it knows is deeper than about 20. */
    static final int DEEPEST = 500;

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
            ManifestFindings findings = new ManifestFindings();
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

        private ManifestFindings behindSeparator(int from, int to) {
            ManifestFindings findings = new ManifestFindings();
            String rest = text.substring(from, to);
            if (!rest.isBlank() && !rest.strip().startsWith("#")) {
                int start = rest.charAt(0) == '-' ? from - SEPARATOR.length() : from + rest.indexOf(rest.strip());
                findings.error(
                        Code.YAML_SYNTAX,
                        file.span(start, from + rest.stripTrailing().length()),
                        "text on the line that separates documents",
                        "begin the document on the next line, or indent the line if it is no separator");
            }
            return findings;
        }

        /** Reads what stands between two separators: one document, or one object of JSON after the other. */
        private void part(int from, int to, ManifestFindings findings) {
            if (!isScreened(from, to, findings)) {
                add(Optional.empty(), findings);
                return;
            }
            int start = blanks(from, to);
            boolean isJson = start < to && text.charAt(start) == '{';
            int next = from;
            int end = isJson ? objectEnd(start, to) : to;
            ManifestFindings found = findings;
            while (isJson && end < to) {
                document(next, end, true, found);
                found = new ManifestFindings();
                next = end;
                start = blanks(end, to);
                if (start == to) {
                    return;
                }
                end = objectEnd(start, to);
            }
            document(next, to, isJson, found);
        }

        private void document(int from, int to, boolean isJson, ManifestFindings findings) {
            ManifestEvents events = new ManifestEvents(file, from, to, isJson, findings);
            Optional<Node> value = events.read();
            if (isJson && value.isPresent()) {
                behindObject(events.end(), to, findings);
            }
            add(value, findings);
        }

        /** Where an object of JSON ends behind which stands nothing or another one; the end of the text for anything else. */
        private int objectEnd(int start, int to) {
            int open = 0;
            boolean isText = false;
            for (int i = start; i < to; i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    isText = !isText;
                } else if (c == '\\' && isText) {
                    i++;
                } else if (!isText && (c == '{' || c == '}')) {
                    open += c == '{' ? 1 : -1;
                    if (open == 0) {
                        int next = blanks(i + 1, to);
                        return next == to || text.charAt(next) == '{' ? i + 1 : to;
                    }
                }
            }
            return to;
        }

        /** Looks for what the parser would pass over: it ends with the first document. */
        private void behindObject(int end, int to, ManifestFindings findings) {
            int at = blanks(end, to);
            while (at < to && text.charAt(at) == '#') {
                int lineEnd = text.indexOf('\n', at);
                at = blanks(lineEnd < 0 ? to : Math.min(lineEnd, to), to);
            }
            if (at < to && !text.startsWith("...", at)) {
                findings.error(
                        Code.YAML_SYNTAX,
                        file.span(at, at + 1),
                        "text behind the end of the object",
                        "remove it, or check the brackets before it");
            }
        }

        private int blanks(int from, int to) {
            int at = from;
            while (at < to && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at;
        }

        private void add(Optional<Node> value, ManifestFindings findings) {
            boolean isNothing = value.isEmpty() || value.get() instanceof Scalar.Null;
            if (!isNothing || !findings.isEmpty()) {
                Optional<Node> good = findings.hasErrors() || isNothing ? Optional.empty() : value;
                documents.add(new ManifestDocument(documents.size(), good, findings.sorted()));
            }
        }

        /** Whether all characters are of those that YAML 1.1 allows. */
        private boolean isScreened(int from, int to, ManifestFindings findings) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                boolean isPlain = (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t' || c == '\r';
                if (!isPlain && !isPrintable(c)) {
                    String name = String.format(Locale.ROOT, "U+%04X", (int) c);
                    findings.error(
                            Code.ENCODING,
                            file.span(i, i + 1),
                            "a control character (" + name + ")",
                            "remove it, or write it as an escape in double quotes");
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
