package dev.windlass.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.BlockEndToken;
import org.yaml.snakeyaml.tokens.BlockEntryToken;
import org.yaml.snakeyaml.tokens.BlockMappingStartToken;
import org.yaml.snakeyaml.tokens.BlockSequenceStartToken;
import org.yaml.snakeyaml.tokens.DocumentEndToken;
import org.yaml.snakeyaml.tokens.DocumentStartToken;
import org.yaml.snakeyaml.tokens.FlowEntryToken;
import org.yaml.snakeyaml.tokens.FlowMappingEndToken;
import org.yaml.snakeyaml.tokens.FlowMappingStartToken;
import org.yaml.snakeyaml.tokens.FlowSequenceEndToken;
import org.yaml.snakeyaml.tokens.FlowSequenceStartToken;
import org.yaml.snakeyaml.tokens.KeyToken;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.StreamEndToken;
import org.yaml.snakeyaml.tokens.StreamStartToken;
import org.yaml.snakeyaml.tokens.Token;
import org.yaml.snakeyaml.tokens.ValueToken;

/**
 * Finds the tokens of one document as go-yaml 2 does, on which kubectl and kube-apiserver stand (sigs.k8s.io/yaml, {@code scannerc.go}), for
 * SnakeYAML's parser, whose grammar is the same. SnakeYAML's own scanner differs in what it refuses: tabs between tokens, names of
 * anchors, escapes, colons in brackets. Marks count the {@code char}s of the whole file.
 */
final class ManifestScanner implements Scanner {
    /** The longest key before a colon, in characters. */
    private static final int LONGEST_KEY = 1024;

    private final Cursor cursor;
    private final ScalarScanner scalars;
    private final PropertyScanner properties;
    private final List<Token> tokens = new ArrayList<>();
    /** The first of the tokens that was not taken yet. */
    private int head;
    /** How many tokens were taken, and are no longer in the list. */
    private int taken;

    private boolean isStarted;
    private boolean isDone;
    private boolean isReady;
    private boolean mayBeKey = true;
    /** For each level of brackets, and for what is outside them, what might turn out to be a key when a colon follows. */
    private final List<PossibleKey> keys = new ArrayList<>();

    private int indent = -1;
    private final List<Integer> indents = new ArrayList<>();
    private int flowLevel;

    /** A token that is a key if a colon follows it. */
    private static final class PossibleKey {
        boolean isPossible;
        /** Whether nothing but a key can stand there. */
        boolean isRequired;

        int token;
        int at;
        int line;
        int column;
    }

    /** @param isJson whether the escapes of JSON that go-yaml lacks are allowed too */
    ManifestScanner(Cursor cursor, boolean isJson) {
        this.cursor = cursor;
        this.scalars = new ScalarScanner(cursor, isJson);
        this.properties = new PropertyScanner(cursor);
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
        Token next = next();
        if (next == null) {
            return false;
        }
        Token.ID id = next.getTokenId();
        for (Token.ID choice : choices) {
            if (id == choice) {
                return true;
            }
        }
        return choices.length == 0;
    }

    @Override
    public boolean checkToken(Token.ID choice) {
        Token next = next();
        return next != null && next.getTokenId() == choice;
    }

    @Override
    public Token peekToken() {
        Token next = next();
        if (next == null) {
            throw new IllegalStateException("no more tokens");
        }
        return next;
    }

    @Override
    public Token getToken() {
        Token next = peekToken();
        head++;
        taken++;
        isReady = false;
        if (head == tokens.size()) {
            tokens.clear();
            head = 0;
        }
        return next;
    }

    @Override
    public void resetDocumentIndex() {
        // Only one document is read.
    }

    private @Nullable Token next() {
        while (!isReady) {
            if (head < tokens.size() && (isDone || !isHeadPossibleKey())) {
                isReady = true;
            } else if (isDone) {
                return null;
            } else {
                fetch();
            }
        }
        return tokens.get(head);
    }

    /** Whether a colon further on would turn the next token into a key. */
    private boolean isHeadPossibleKey() {
        for (PossibleKey key : keys) {
            if (key.isPossible) {
                return key.token == taken && isStillPossible(key);
            }
        }
        return false;
    }

    private boolean isStillPossible(PossibleKey key) {
        if (!key.isPossible) {
            return false;
        }
        if (key.line < cursor.line() || cursor.isFurther(key.at, LONGEST_KEY)) {
            drop(key);
            return false;
        }
        return true;
    }

    private void drop(PossibleKey key) {
        if (key.isPossible && key.isRequired) {
            throw cursor.fault("while scanning a simple key", key.at, "could not find expected ':'");
        }
        key.isPossible = false;
    }

    private PossibleKey key() {
        return keys.get(flowLevel);
    }

    private void saveKey() {
        if (!mayBeKey) {
            return;
        }
        PossibleKey key = key();
        drop(key);
        key.isPossible = true;
        key.isRequired = flowLevel == 0 && indent == cursor.column();
        key.token = taken + tokens.size() - head;
        key.at = cursor.at();
        key.line = cursor.line();
        key.column = cursor.column();
    }

    private void fetch() {
        if (!isStarted) {
            isStarted = true;
            keys.add(new PossibleKey());
            Mark mark = cursor.mark();
            tokens.add(new StreamStartToken(mark, mark));
            return;
        }
        toNextToken();
        unroll(cursor.column());
        if (cursor.isEnd()) {
            streamEnd();
            return;
        }
        char c = cursor.peek();
        char next = cursor.peek(1);
        switch (c) {
            case '[', '{' -> bracket(c);
            case ']', '}' -> closingBracket(c);
            case ',' -> flowEntry();
            case '*', '&' -> anchor(c);
            case '!' -> tag();
            case '\'', '"' -> {
                saveKey();
                mayBeKey = false;
                tokens.add(scalars.quoted(c));
            }
            case '-', '.' -> {
                if (cursor.isDocumentMarker()) {
                    documentMarker(c);
                } else if (c == '-' && Cursor.isBlankOrEnd(next)) {
                    blockEntry();
                } else {
                    plain();
                }
            }
            case '?' -> {
                if (flowLevel > 0 || Cursor.isBlankOrEnd(next)) {
                    explicitKey();
                } else {
                    plain();
                }
            }
            case ':' -> {
                if (flowLevel > 0 || Cursor.isBlankOrEnd(next)) {
                    value();
                } else {
                    plain();
                }
            }
            case '|', '>' -> {
                if (flowLevel > 0) {
                    throw noToken();
                }
                drop(key());
                mayBeKey = true;
                tokens.add(scalars.block(indent, c == '|'));
            }
            case '%' ->
                throw cursor.column() == 0
                        ? cursor.fault("while scanning a directive", cursor.at(), "directives are not allowed")
                        : noToken();
            case '@', '`', '#', '\t' -> throw noToken();
            default -> plain();
        }
    }

    private RuntimeException noToken() {
        return cursor.fault(
                "while scanning for the next token", cursor.at(), "found character that cannot start any token");
    }

    /** Over blanks, comments and line breaks. Tabs separate tokens too, except where indentation could stand. */
    private void toNextToken() {
        while (true) {
            char c = cursor.peek();
            while (c == ' ' || (c == '\t' && (flowLevel > 0 || !mayBeKey))) {
                cursor.skip(1);
                c = cursor.peek();
            }
            if (c == '#') {
                cursor.jump(cursor.lineEnd());
                c = cursor.peek();
            }
            if (!Cursor.isBreak(c)) {
                return;
            }
            cursor.skipBreak();
            if (flowLevel == 0) {
                mayBeKey = true;
            }
        }
    }

    private void unroll(int column) {
        if (flowLevel > 0) {
            return;
        }
        while (indent > column) {
            Mark mark = cursor.mark();
            tokens.add(new BlockEndToken(mark, mark));
            indent = indents.removeLast();
        }
    }

    /** Whether a collection begins at this column. */
    private boolean roll(int column) {
        if (flowLevel > 0 || indent >= column) {
            return false;
        }
        indents.add(indent);
        indent = column;
        return true;
    }

    private void streamEnd() {
        unroll(-1);
        drop(key());
        mayBeKey = false;
        Mark mark = cursor.mark();
        tokens.add(new StreamEndToken(mark, mark));
        isDone = true;
    }

    private void documentMarker(char c) {
        unroll(-1);
        drop(key());
        mayBeKey = false;
        Mark start = cursor.mark();
        cursor.skip(3);
        Mark end = cursor.mark();
        tokens.add(c == '-' ? new DocumentStartToken(start, end) : new DocumentEndToken(start, end));
    }

    private void bracket(char c) {
        saveKey();
        flowLevel++;
        if (keys.size() == flowLevel) {
            keys.add(new PossibleKey());
        }
        key().isPossible = false;
        mayBeKey = true;
        Mark start = cursor.mark();
        cursor.skip(1);
        Mark end = cursor.mark();
        tokens.add(c == '[' ? new FlowSequenceStartToken(start, end) : new FlowMappingStartToken(start, end));
    }

    private void closingBracket(char c) {
        drop(key());
        flowLevel = Math.max(0, flowLevel - 1);
        mayBeKey = false;
        Mark start = cursor.mark();
        cursor.skip(1);
        Mark end = cursor.mark();
        tokens.add(c == ']' ? new FlowSequenceEndToken(start, end) : new FlowMappingEndToken(start, end));
    }

    private void flowEntry() {
        drop(key());
        mayBeKey = true;
        Mark start = cursor.mark();
        cursor.skip(1);
        tokens.add(new FlowEntryToken(start, cursor.mark()));
    }

    private void blockEntry() {
        Mark start = cursor.mark();
        if (flowLevel == 0) {
            if (!mayBeKey) {
                throw cursor.fault("", cursor.at(), "sequence entries are not allowed here");
            }
            if (roll(cursor.column())) {
                tokens.add(new BlockSequenceStartToken(start, start));
            }
        }
        drop(key());
        mayBeKey = true;
        cursor.skip(1);
        tokens.add(new BlockEntryToken(start, cursor.mark()));
    }

    private void explicitKey() {
        Mark start = cursor.mark();
        if (flowLevel == 0) {
            if (!mayBeKey) {
                throw cursor.fault("", cursor.at(), "mapping keys are not allowed here");
            }
            if (roll(cursor.column())) {
                tokens.add(new BlockMappingStartToken(start, start));
            }
        }
        drop(key());
        mayBeKey = flowLevel == 0;
        cursor.skip(1);
        tokens.add(new KeyToken(start, cursor.mark()));
    }

    private void value() {
        PossibleKey key = key();
        Mark start = cursor.mark();
        if (isStillPossible(key)) {
            Mark mark = new Mark("", key.at, key.line, key.column, new int[0], 0);
            int place = head + key.token - taken;
            tokens.add(place, new KeyToken(mark, mark));
            if (roll(key.column)) {
                tokens.add(place, new BlockMappingStartToken(mark, mark));
            }
            key.isPossible = false;
            mayBeKey = false;
        } else {
            if (flowLevel == 0) {
                if (!mayBeKey) {
                    throw cursor.fault("", cursor.at(), "mapping values are not allowed here");
                }
                if (roll(cursor.column())) {
                    tokens.add(new BlockMappingStartToken(start, start));
                }
            }
            mayBeKey = flowLevel == 0;
        }
        cursor.skip(1);
        tokens.add(new ValueToken(start, cursor.mark()));
    }

    private void anchor(char c) {
        saveKey();
        mayBeKey = false;
        Mark start = cursor.mark();
        String name = properties.anchor(c == '*');
        Mark end = cursor.mark();
        tokens.add(c == '*' ? new AliasToken(name, start, end) : new AnchorToken(name, start, end));
    }

    private void tag() {
        saveKey();
        mayBeKey = false;
        tokens.add(properties.tag());
    }

    private void plain() {
        saveKey();
        mayBeKey = false;
        ScalarToken token = scalars.plain(indent + 1, flowLevel > 0);
        tokens.add(token);
        if (scalars.endedOnNewLine()) {
            mayBeKey = true;
        }
    }
}
