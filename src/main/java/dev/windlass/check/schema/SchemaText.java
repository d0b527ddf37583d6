package dev.windlass.check.schema;

import com.google.re2j.Pattern;
import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the compact form of one schema:
 *
 * <pre>
 * type   = [ "(" rule { " " rule } ")" ] ( leaf | "*" | "[" type | "%" type | "@" NAME | struct )
 * leaf   = "s" text | "b" boolean | "i" int32 | "l" int64 | "n" integer | "d" number | "t" time | "u" duration
 *        | "x" base64 | "p" int or text | "q" quantity
 * struct = "{" [ "+" open ] { NAME ( "=" | "!" required ) type } "}"
 * rule   = "null" | "set" | "by=" NAME { "," NAME } | "min=" N | "max=" N | "length=" RANGE | "items=" RANGE
 *        | "keys=" RANGE | "format=" NAME | "numbers=" N { "," N } | "match" TEXT | "enum[" TEXT … "]"
 *        | "any[" type … "]" | "one[" type … "]" | "not[" type "]" | "all[" type … "]" | "above=" N | "below=" N
 *        | "multiple=" N | "values=" JSON | "default=" JSON | "emptied"
 *        | "cel[" TEXT rule TEXT message TEXT messageExpression TEXT fieldPath [ optionalOldSelf "?" ] "]"
 * </pre>
 *
 * {@code [} is a list, {@code %} a mapping with free keys, {@code *} anything, {@code @} a definition of the same
 * table; TEXT is quoted as in JSON, RANGE is {@code LEAST..MOST} with either left out.
 */
final class SchemaText {
    private static final Origin NOWHERE = new Origin.Generated(new SourceFile("schemas", "").start());

    private final String text;
    private final int end;
    private final Schema.Definitions definitions;
    private int at;

    private SchemaText(String text, int start, int end, Schema.Definitions definitions) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.definitions = definitions;
    }

    /**
     * Reads the schema that stands in a stretch of text.
     *
     * @throws IllegalStateException where the text is not in this form, which is a fault of the build
     */
    static Schema read(String text, int start, int end, Schema.Definitions definitions) {
        SchemaText reader = new SchemaText(text, start, end, definitions);
        Schema schema = reader.type();
        if (reader.at != end) {
            throw reader.broken();
        }
        return schema;
    }

    private Schema type() {
        if (!skip('(')) {
            return plainType();
        }
        List<Rule> rules = new ArrayList<>();
        do {
            rules.add(rule());
        } while (skip(' '));
        expect(')');
        return new Schema.Ruled(plainType(), rules);
    }

    private Schema plainType() {
        char c = next();
        return switch (c) {
            case 's' -> leaf(Schema.Form.TEXT);
            case 'b' -> leaf(Schema.Form.BOOLEAN);
            case 'i' -> leaf(Schema.Form.INT32);
            case 'l' -> leaf(Schema.Form.INT64);
            case 'n' -> leaf(Schema.Form.INTEGER);
            case 'd' -> leaf(Schema.Form.NUMBER);
            case 't' -> leaf(Schema.Form.TIME);
            case 'u' -> leaf(Schema.Form.DURATION);
            case 'x' -> leaf(Schema.Form.BASE64);
            case 'p' -> leaf(Schema.Form.INT_OR_TEXT);
            case 'q' -> leaf(Schema.Form.QUANTITY);
            case '*' -> new Schema.Anything();
            case '[' -> new Schema.Listing(type());
            case '%' -> new Schema.Dictionary(type());
            case '@' -> new Schema.Reference(word(), definitions);
            case '{' -> struct();
            default -> throw broken();
        };
    }

    private static Schema leaf(Schema.Form form) {
        return new Schema.Leaf(form);
    }

    private Schema struct() {
        boolean open = skip('+');
        skip(' ');
        Map<String, Schema> fields = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        while (!skip('}')) {
            String name = word();
            if (next() == '!') {
                required.add(name);
            }
            fields.put(name, type());
            skip(' ');
        }
        return new Schema.Struct(fields, required, open);
    }

    private Rule rule() {
        String name = word();
        return switch (name) {
            case "null" -> new Rule.Nullable();
            case "set" -> new Rule.Distinct();
            case "by" -> new Rule.DistinctBy(List.of(value().split(",", -1)));
            case "min" -> new Rule.Minimum(Double.parseDouble(value()));
            case "max" -> new Rule.Maximum(Double.parseDouble(value()));
            case "above" -> new Rule.Above(Double.parseDouble(value()));
            case "below" -> new Rule.Below(Double.parseDouble(value()));
            case "multiple" -> new Rule.MultipleOf(Double.parseDouble(value()));
            case "emptied" -> new Rule.Emptied();
            case "default" -> {
                expect('=');
                yield new Rule.Default(json());
            }
            case "values" -> {
                expect('=');
                yield new Rule.OneOfValues(((Sequence) json()).items());
            }
            case "cel" -> {
                expect('[');
                String[] parts = {quoted(), quoted(), quoted(), quoted()};
                boolean optional = skip('?');
                expect(']');
                yield new Rule.Expression(parts[0], parts[1], parts[2], parts[3], optional);
            }
            case "all" -> new Rule.AllOf(types());
            case "format" -> new Rule.Format(value());
            case "length" -> range(value(), Rule.Length::new);
            case "items" -> range(value(), Rule.Items::new);
            case "keys" -> range(value(), Rule.Keys::new);
            case "match" -> new Rule.Match(Pattern.compile(quoted()));
            case "numbers" ->
                new Rule.OneOfNumbers(
                        Arrays.stream(value().split(",", -1)).map(Long::valueOf).toList());
            case "enum" -> {
                List<String> values = new ArrayList<>();
                expect('[');
                do {
                    values.add(quoted());
                } while (skip(' '));
                expect(']');
                yield new Rule.OneOfTexts(values);
            }
            case "any" -> new Rule.AnyOf(types());
            case "one" -> new Rule.OneOf(types());
            case "not" -> new Rule.Not(types().getFirst());
            default -> throw broken();
        };
    }

    /** A value in JSON without spaces. */
    private Node json() {
        char c = text.charAt(at);
        switch (c) {
            case '{' -> {
                Mapping.Builder members = new Mapping.Builder();
                at++;
                while (!skip('}')) {
                    String key = quoted();
                    expect(':');
                    members.put(key, json());
                    skip(',');
                }
                return members.build(NOWHERE);
            }
            case '[' -> {
                List<Node> items = new ArrayList<>();
                at++;
                while (!skip(']')) {
                    items.add(json());
                    skip(',');
                }
                return new Sequence(items, NOWHERE);
            }
            case '"' -> {
                return new Scalar.Text(quoted(), NOWHERE);
            }
            default -> {
                return plainJson();
            }
        }
    }

    private Node plainJson() {
        int start = at;
        while (at < end && ",]} )".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true", "false" -> new Scalar.Bool(word.equals("true"), NOWHERE);
            case "null" -> new Scalar.Null(NOWHERE);
            default ->
                word.indexOf('.') < 0
                        ? new Scalar.Int(Long.parseLong(word), NOWHERE)
                        : new Scalar.Real(Double.parseDouble(word), NOWHERE);
        };
    }

    private List<Schema> types() {
        List<Schema> types = new ArrayList<>();
        expect('[');
        do {
            types.add(type());
        } while (skip(' '));
        expect(']');
        return types;
    }

    private interface RangeRule {
        Rule of(long least, long most);
    }

    private static Rule range(String range, RangeRule rule) {
        int dots = range.indexOf("..");
        String least = range.substring(0, dots);
        String most = range.substring(dots + 2);
        return rule.of(
                least.isEmpty() ? 0 : Long.parseLong(least), most.isEmpty() ? Long.MAX_VALUE : Long.parseLong(most));
    }

    private String value() {
        expect('=');
        int start = at;
        while (at < end && text.charAt(at) != ' ' && text.charAt(at) != ')') {
            at++;
        }
        return text.substring(start, at);
    }

    private String word() {
        int start = at;
        while (at < end && " =!()[]{}\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw broken();
        }
        return text.substring(start, at);
    }

    private String quoted() {
        expect('"');
        StringBuilder value = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'b' -> '\b';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private char next() {
        if (at >= end) {
            throw broken();
        }
        return text.charAt(at++);
    }

    private boolean skip(char c) {
        if (at < end && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw broken();
        }
    }

    private IllegalStateException broken() {
        return new IllegalStateException(
                "broken schema table near \"" + text.substring(Math.max(0, at - 40), Math.min(end, at + 20)) + '"');
    }
}
