package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.syntax.ScalarTable.Meaning;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * One reading of one file, from parser events to nodes. Events, and not composed nodes, since only they show tags, aliases and quotes where
 * they stand, and resolve nothing.
 */
final class YamlEvents {
    /** Nesting beyond all reason, at which reading ends: the parser's time for each bracket grows with those that are open. */
    private static final int HOPELESS = 1_000;

    private final SourceFile file;
    private final Marks marks;
    private final Parser parser;
    private final List<Diagnostic> findings;
    /** How far the parser got, in chars. */
    private int reached;

    /**
     * @param text the file's, with a stand-in of the same length for each character that the parser would refuse
     * @param findings what is found is added to these
     */
    YamlEvents(SourceFile file, String text, List<Diagnostic> findings) {
        this.file = file;
        this.marks = new Marks(file);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the size was looked at before
        this.parser = new ParserImpl(new StreamReader(text), options);
        this.findings = findings;
    }

    /** The first document; empty where there is none or its syntax is broken. */
    Optional<Node> read() {
        try {
            next();
            Node first = null;
            for (int count = 0; !parser.checkEvent(Event.ID.StreamEnd); count++) {
                Event start = next();
                if (count == 1) {
                    Span at = marks.character(marks.offset(start.getStartMark()));
                    found(Code.EXTRA_DOCUMENT, at, "a second document begins here");
                }
                Node root = node(next(), 0);
                boolean isNothing = root instanceof Scalar.Null && isEmpty(span(root));
                if (count == 0 && !isNothing) {
                    first = root;
                }
                next();
            }
            return Optional.ofNullable(first);
        } catch (MarkedYAMLException e) {
            add(SyntaxFault.of(file, marks, e));
        } catch (Hopeless e) {
            return Optional.empty(); // what led here is among the findings
        } catch (YAMLException | IllegalArgumentException e) {
            // Without a place: a number in an escape or a directive that is out of all range.
            add(Diagnostic.error(Code.YAML_SYNTAX, marks.character(reached), "this is not valid YAML from here on")
                    .help(Code.YAML_SYNTAX.advice()));
        }
        return Optional.empty();
    }

    /** Ends a reading whose fault was reported. */
    private static final class Hopeless extends RuntimeException {
        Hopeless() {
            super("nested too deeply", null, false, false);
        }
    }

    private Event next() {
        Event event = parser.getEvent();
        reached = marks.offset(event.getEndMark());
        return event;
    }

    private Node node(Event event, int depth) {
        if (event instanceof AliasEvent) {
            Span at = marks.span(event.getStartMark(), event.getEndMark());
            found(Code.YAML_ANCHOR, at, "an alias to a value elsewhere");
            return new Scalar.Null(new Origin.Written(at));
        }
        properties((NodeEvent) event);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case CollectionStartEvent start when depth >= YamlReader.DEEPEST -> tooDeep(start);
            case SequenceStartEvent start -> sequence(start, depth + 1);
            case MappingStartEvent start -> mapping(start, depth + 1);
            default -> throw new IllegalStateException(event.toString());
        };
    }

    private Sequence sequence(SequenceStartEvent start, int depth) {
        List<Node> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(next(), depth));
        }
        Span last = items.isEmpty() ? null : span(items.getLast());
        return new Sequence(items, written(start, next(), last));
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        Map<String, Mapping.Member> members = new LinkedHashMap<>();
        Span last = null;
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event keyEvent = next();
            Optional<Scalar.Text> key = key(keyEvent, depth);
            Node value = node(next(), depth);
            last = span(value);
            if (key.isPresent()) {
                member(key.get(), value, members);
            }
        }
        return Mapping.of(members, written(start, next(), last));
    }

    private void member(Scalar.Text key, Node value, Map<String, Mapping.Member> members) {
        Mapping.Member first = members.putIfAbsent(key.value(), new Mapping.Member(key.origin(), value));
        if (first != null) {
            add(Diagnostic.error(
                            Code.DUPLICATE_KEY,
                            span(key),
                            "the key " + shown(key.value()) + " stands twice in this mapping")
                    .help(Code.DUPLICATE_KEY.advice())
                    .related("the first one", first.key().place()));
        }
    }

    /** The key; empty where it cannot name a member. */
    private Optional<Scalar.Text> key(Event event, int depth) {
        if (!(event instanceof ScalarEvent scalar)) {
            Node node = node(event, depth);
            if (!(event instanceof AliasEvent)) {
                found(Code.KEY_NOT_TEXT, span(node), "a key cannot be " + node.kind());
            }
            return Optional.empty();
        }
        properties(scalar);
        Span at = span(scalar);
        String text = scalar.getValue();
        if (scalar.isPlain() && text.equals("<<")) {
            found(Code.YAML_ANCHOR, at, "a merge key");
            return Optional.empty();
        }
        if (scalar.isPlain() && text.isEmpty()) {
            found(Code.KEY_NOT_TEXT, at, "a key is missing before the colon");
            return Optional.empty();
        }
        if (scalar.isPlain() && !ScalarTable.isText(text)) {
            add(Diagnostic.error(
                            Code.AMBIGUOUS_SCALAR, at, "the key " + shown(text) + " is not text to every YAML reader")
                    .help("write " + quoted(text)));
        }
        return Optional.of(new Scalar.Text(text, new Origin.Written(at)));
    }

    private Scalar scalar(ScalarEvent event) {
        Span at = span(event);
        Origin origin = new Origin.Written(at);
        String text = event.getValue();
        if (!event.isPlain()) {
            return new Scalar.Text(text, origin);
        }
        return switch (ScalarTable.of(text)) {
            case Meaning.Text _ -> new Scalar.Text(text, origin);
            case Meaning.Null _ -> new Scalar.Null(origin);
            case Meaning.Bool(boolean value) -> new Scalar.Bool(value, origin);
            case Meaning.Int(long value) -> new Scalar.Int(value, origin);
            case Meaning.Real(double value) -> new Scalar.Real(value, origin);
            case Meaning.TooLarge _ -> {
                add(Diagnostic.error(
                                Code.NUMBER_OUT_OF_RANGE, at, shown(text) + " is a number that 64 bits cannot hold")
                        .help("write " + quoted(text) + " if it is text"));
                yield new Scalar.Text(text, origin);
            }
            case Meaning.Ambiguous(String older, String newer, Optional<String> plain) -> {
                String message =
                        shown(text) + " without quotes is " + older + " in YAML 1.1 and " + newer + " in YAML 1.2";
                String otherwise = plain.map(p -> " or " + p).orElse("");
                add(Diagnostic.error(Code.AMBIGUOUS_SCALAR, at, message)
                        .help("write " + quoted(text) + " (text)" + otherwise));
                yield new Scalar.Text(text, origin);
            }
        };
    }

    /** Reads over what is nested too deeply. */
    private Scalar tooDeep(CollectionStartEvent start) {
        Span at = marks.character(marks.offset(start.getStartMark()));
        found(Code.TOO_DEEP, at, "values nested more than " + YamlReader.DEEPEST + " deep");
        int open = 1;
        while (open > 0) {
            if (open > HOPELESS) {
                throw new Hopeless();
            }
            Event event = next();
            if (event instanceof CollectionStartEvent) {
                open++;
            } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
                open--;
            }
        }
        return new Scalar.Null(new Origin.Written(at));
    }

    /** Refuses the anchor and the tag before a value; the parser has no marks for them, but they begin where the event does. */
    private void properties(NodeEvent event) {
        boolean hasTag = switch (event) {
            case ScalarEvent s -> s.getTag() != null;
            case CollectionStartEvent c -> c.getTag() != null;
            default -> false;
        };
        int left = (event.getAnchor() != null ? 1 : 0) + (hasTag ? 1 : 0);
        int at = marks.offset(event.getStartMark());
        String text = file.text();
        while (left > 0 && at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = lineEnd(at);
            } else if (c == '&' || c == '!') {
                int end = at;
                while (end < text.length() && " \t\r\n,[]{}".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                boolean isTag = c == '!';
                found(isTag ? Code.YAML_TAG : Code.YAML_ANCHOR, file.span(at, end), isTag ? "a tag" : "an anchor");
                left--;
                at = end;
            } else {
                at++;
            }
        }
    }

    private int lineEnd(int from) {
        int end = file.text().indexOf('\n', from);
        return end < 0 ? file.text().length() : end;
    }

    private Origin written(CollectionStartEvent start, Event end, @Nullable Span last) {
        Span whole = marks.span(start.getStartMark(), end.getEndMark());
        // In block style the end mark lies behind the comments and blank lines that follow.
        return new Origin.Written(
                start.isFlow() || last == null ? whole : file.span(whole.start(), Math.max(whole.start(), last.end())));
    }

    /** A scalar with its quotes; a literal or folded block from its sign to the end of its last line with text. */
    private Span span(ScalarEvent event) {
        Span whole = marks.span(event.getStartMark(), event.getEndMark());
        int end = whole.end();
        if (event.isLiteral() || event.isFolded()) {
            while (end > whole.start() && Character.isWhitespace(file.text().charAt(end - 1))) {
                end--;
            }
        }
        return file.span(whole.start(), end);
    }

    private static Span span(Node node) {
        return node.origin().place();
    }

    private static boolean isEmpty(Span span) {
        return span.start() == span.end();
    }

    private void found(Code code, Span at, String message) {
        add(Diagnostic.error(code, at, message).help(code.advice()));
    }

    private void add(Diagnostic finding) {
        if (findings.size() <= YamlReader.MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    private static String quoted(String text) {
        return text.length() > 40 ? "it in quotes" : ScalarText.quoted(text);
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, text.offsetByCodePoints(0, 30)) + "…" : text;
    }
}
