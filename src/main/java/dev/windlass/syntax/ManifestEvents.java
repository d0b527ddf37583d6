package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * One reading of one document of manifests, from parser events to nodes, as go-yaml 2 decodes it ({@code decode.go}). An alias gives the very
 * node of its anchor, so that it costs nothing; what the decoder would have spent is counted all the same.
 */
final class ManifestEvents {
    private static final String MERGE_TAG = ManifestTags.PREFIX + "merge";

    private final SourceFile file;
    /** Where the document begins. */
    private final int from;

    private final Parser parser;
    private final ManifestFindings findings;
    private final Map<String, Anchor> anchors = new HashMap<>();
    private final AliasBudget budget = new AliasBudget();
    private final ManifestTags tags;
    /** Where the value read last ends. */
    private int end;
    /** The deepest level reached since the innermost anchor. */
    private int deepest;

    /** A value that aliases may stand for. */
    private static final class Anchor {
        /** Null while the value is being read. */
        @Nullable
        Node node;

        long steps;
        int height;
    }

    /**
     * @param isJson whether the escapes of JSON are allowed too
     * @param findings what is found is added to these
     */
    ManifestEvents(SourceFile file, int from, int to, boolean isJson, ManifestFindings findings) {
        this.file = file;
        this.from = from;
        this.parser = new ParserImpl(new ManifestScanner(new Cursor(file.text(), from, to), isJson));
        this.findings = findings;
        this.tags = new ManifestTags(findings);
    }

    /** The first document; empty where there is none or its syntax is broken. Kubernetes reads no further. */
    Optional<Node> read() {
        try {
            next();
            if (next().is(Event.ID.StreamEnd)) {
                return Optional.empty();
            }
            Node root = node(next(), 0);
            next();
            return Optional.of(root);
        } catch (MarkedYAMLException e) {
            findings.add(SyntaxFault.of(file, Marks.ofChars(file, from), e));
        } catch (Hopeless e) {
            return Optional.empty(); // what led here is among the findings
        }
        return Optional.empty();
    }

    /** Where the document's value ends, in {@code char}s of the file. */
    int end() {
        return end;
    }

    /** Ends a reading whose fault was reported. */
    private static final class Hopeless extends RuntimeException {
        Hopeless() {
            super("reported already", null, false, false);
        }
    }

    private Event next() {
        return parser.getEvent();
    }

    private Node node(Event event, int depth) {
        budget.step();
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        String name = ((NodeEvent) event).getAnchor();
        if (name == null) {
            return content(event, depth);
        }
        Anchor anchor = new Anchor();
        anchors.put(name, anchor);
        int outer = deepest;
        deepest = depth;
        long before = budget.steps() - 1;
        Node node = content(event, depth);
        anchor.node = node;
        anchor.steps = budget.steps() - before;
        anchor.height = deepest - depth;
        deepest = Math.max(outer, deepest);
        return node;
    }

    private Node content(Event event, int depth) {
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case CollectionStartEvent start when depth >= ManifestReader.DEEPEST -> throw tooDeep(span(start));
            case SequenceStartEvent start -> sequence(start, depth + 1);
            case MappingStartEvent start -> mapping(start, depth + 1);
            default -> throw new IllegalStateException(event.toString());
        };
    }

    private Node alias(AliasEvent event, int depth) {
        Span at = span(event);
        end = at.end();
        String name = event.getAnchor();
        Anchor anchor = anchors.get(name);
        if (anchor == null) {
            findings.error(
                    Code.YAML_ANCHOR,
                    at,
                    "there is no anchor &" + name + " above this alias",
                    "define it, or put the text in quotes");
            return new Scalar.Null(new Origin.Written(at));
        }
        if (anchor.node == null) {
            findings.error(
                    Code.YAML_ANCHOR,
                    at,
                    "the value of the anchor &" + name + " contains itself",
                    "write the value out");
            return new Scalar.Null(new Origin.Written(at));
        }
        if (depth + anchor.height >= ManifestReader.DEEPEST) {
            throw tooDeep(at);
        }
        deepest = Math.max(deepest, depth + anchor.height);
        budget.expand(anchor.steps);
        if (budget.isExceeded()) {
            findings.error(Code.YAML_ANCHOR, at, "aliases make up nearly all of this document", "write the values out");
            throw new Hopeless();
        }
        return anchor.node;
    }

    private Hopeless tooDeep(Span at) {
        findings.error(
                Code.TOO_DEEP,
                file.span(at.start(), Math.min(at.start() + 1, at.end())),
                "values nested more than " + ManifestReader.DEEPEST + " deep",
                Code.TOO_DEEP.advice());
        return new Hopeless();
    }

    private Sequence sequence(SequenceStartEvent start, int depth) {
        deepest = Math.max(deepest, depth);
        List<Node> items = new ArrayList<>();
        Event event = next();
        for (; !event.is(Event.ID.SequenceEnd); event = next()) {
            items.add(node(event, depth));
        }
        return new Sequence(items, written(start, event, items.isEmpty()));
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        deepest = Math.max(deepest, depth);
        ManifestMembers members = new ManifestMembers(findings);
        Event event = next();
        boolean isEmpty = event.is(Event.ID.MappingEnd);
        for (; !event.is(Event.ID.MappingEnd); event = next()) {
            if (isMerge(event)) {
                merge((ScalarEvent) event, members, depth);
            } else {
                member(event, members, depth);
            }
        }
        return members.build(written(start, event, isEmpty));
    }

    private void member(Event event, ManifestMembers members, int depth) {
        if (event instanceof ScalarEvent scalar && scalar.getTag() == null && scalar.getAnchor() == null) {
            budget.step();
            Span at = span(scalar);
            ManifestScalar meaning = scalar.isPlain() ? ManifestScalar.of(scalar.getValue()) : ManifestScalar.TEXT;
            Optional<ManifestKey> key = ManifestKey.of(meaning, scalar.getValue());
            if (key.isEmpty()) {
                notText(at, meaning instanceof ManifestScalar.Null ? "null" : "a number of more than 64 bits");
            }
            Node value = node(next(), depth);
            key.ifPresent(k -> members.add(k, new Origin.Written(at), value));
            return;
        }
        int start = event.getStartMark().getIndex();
        Node node = node(event, depth);
        Span at = file.span(start, Math.max(start, end));
        Optional<ManifestKey> key = ManifestKey.of(node);
        if (key.isEmpty()) {
            notText(at, node.kind());
        }
        Node value = node(next(), depth);
        key.ifPresent(k -> members.add(k, new Origin.Written(at), value));
    }

    private void notText(Span at, String what) {
        findings.error(Code.KEY_NOT_TEXT, at, "a key cannot be " + what, Code.KEY_NOT_TEXT.advice());
    }

    private static boolean isMerge(Event event) {
        if (!(event instanceof ScalarEvent scalar) || !scalar.getValue().equals("<<")) {
            return false;
        }
        String tag = scalar.getTag();
        return tag == null ? scalar.isPlain() : tag.equals("!") || tag.equals(MERGE_TAG);
    }

    /** Puts the members of a mapping, or of several, where a merge key stands. */
    private void merge(ScalarEvent key, ManifestMembers members, int depth) {
        Span at = span(key);
        Event event = next();
        Node value = node(event, depth);
        boolean isList = event instanceof SequenceStartEvent;
        List<Node> sources = isList && value instanceof Sequence s ? s.items() : List.of(value);
        List<Mapping> mappings = new ArrayList<>();
        for (Node source : sources) {
            if (source instanceof Mapping mapping) {
                mappings.add(mapping);
            } else {
                findings.error(
                        Code.YAML_ANCHOR,
                        at,
                        "a merge key takes a mapping or a list of mappings, not " + source.kind(),
                        "name a mapping, or put << in quotes");
            }
        }
        members.merge(mappings, new Origin.Written(at));
    }

    private Scalar scalar(ScalarEvent event) {
        Span at = span(event);
        end = at.end();
        String tag = event.getTag();
        String text = event.getValue();
        if (tag != null) {
            return tags.scalar(tag, text, at);
        }
        return event.isPlain()
                ? tags.plain(ManifestScalar.of(text), text, at)
                : new Scalar.Text(text, new Origin.Written(at));
    }

    private Origin written(CollectionStartEvent start, Event close, boolean isEmpty) {
        int begin = start.getStartMark().getIndex();
        // In block style the end mark lies behind the comments and blank lines that follow.
        if (start.isFlow() || isEmpty) {
            end = Math.max(begin, close.getEndMark().getIndex());
        }
        return new Origin.Written(file.span(begin, Math.max(begin, end)));
    }

    private Span span(Event event) {
        int begin = event.getStartMark().getIndex();
        return file.span(begin, Math.max(begin, event.getEndMark().getIndex()));
    }
}
