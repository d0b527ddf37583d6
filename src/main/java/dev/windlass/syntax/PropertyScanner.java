package dev.windlass.syntax;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.TagToken;
import org.yaml.snakeyaml.tokens.TagTuple;

/** The anchors, aliases and tags of a manifest, with the names that go-yaml 2 allows (its {@code scannerc.go}). */
final class PropertyScanner {
    /** What may stand in a tag beside letters and digits. */
    private static final String IN_TAGS = ";/?:@&=+$,.!~*'()[]";

    private final Cursor cursor;

    PropertyScanner(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The name of an anchor or alias, from its sign on. */
    String anchor(boolean isAlias) {
        int start = cursor.at();
        cursor.skip(1);
        String name = word();
        char c = cursor.peek();
        if (name.isEmpty() || !(Cursor.isBlankOrEnd(c) || "?:,]}%@`".indexOf(c) >= 0)) {
            throw cursor.fault(
                    isAlias ? "while scanning an alias" : "while scanning an anchor",
                    start,
                    "did not find expected alphabetic or numeric character");
        }
        return name;
    }

    /** Letters of ASCII, digits, dashes and underscores. */
    private String word() {
        int from = cursor.at();
        while (isWordCharacter(cursor.peek())) {
            cursor.skip(1);
        }
        return cursor.text(from, cursor.at());
    }

    private static boolean isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** A tag: {@code !<WHOLE>}, {@code !suffix}, {@code !!suffix}, {@code !handle!suffix} or {@code !}. */
    TagToken tag() {
        Mark start = cursor.mark();
        cursor.skip(1);
        TagTuple tuple;
        if (cursor.peek() == '<') {
            cursor.skip(1);
            tuple = new TagTuple(null, uri(start, ""));
            if (cursor.peek() != '>') {
                throw fault(start, "did not find the expected '>'");
            }
            cursor.skip(1);
        } else {
            String handle = word();
            if (cursor.peek() == '!') {
                cursor.skip(1);
                tuple = new TagTuple('!' + handle + '!', uri(start, ""));
            } else {
                String suffix = uri(start, '!' + handle).substring(1);
                tuple = suffix.isEmpty() ? new TagTuple(null, "!") : new TagTuple("!", suffix);
            }
        }
        if (!Cursor.isBlankOrEnd(cursor.peek())) {
            throw fault(start, "did not find expected whitespace or line break");
        }
        return new TagToken(tuple, start, cursor.mark());
    }

    private String uri(Mark start, String begun) {
        StringBuilder uri = new StringBuilder(begun);
        for (char c = cursor.peek(); ; c = cursor.peek()) {
            if (isWordCharacter(c) || (c != Cursor.END && IN_TAGS.indexOf(c) >= 0)) {
                uri.append(c);
                cursor.skip(1);
            } else if (c == '%') {
                int octet = octet();
                if (octet < 0) {
                    throw fault(start, "did not find URI escaped octet");
                }
                uri.append((char) octet); // as Latin-1: no tag that means something has one beyond ASCII
                cursor.skip(3);
            } else {
                break;
            }
        }
        if (uri.isEmpty()) {
            throw fault(start, "did not find expected tag URI");
        }
        return uri.toString();
    }

    private int octet() {
        int high = digit(cursor.peek(1));
        int low = digit(cursor.peek(2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private RuntimeException fault(Mark start, String problem) {
        return cursor.fault("while scanning a tag", start.getIndex(), problem);
    }
}
