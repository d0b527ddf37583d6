package dev.windlass.check.cel;

import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.windlass.check.schema.Rule;
import dev.windlass.check.schema.Schema;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as expressions see them: fields under their escaped names, times and durations as such. */
final class CelValues {
    private CelValues() {}

    static Object of(Schema schema, Node node) {
        return switch (node) {
            case Mapping m -> mapping(schema.shape(), m);
            case Sequence s -> list(schema.shape(), s);
            case Scalar.Text t -> text(schema, t.value());
            case Scalar.Int i ->
                schema.shape() instanceof Schema.Leaf(Schema.Form form) && form == Schema.Form.NUMBER
                        ? (Object) (double) i.value()
                        : (Object) i.value();
            case Scalar.Real r ->
                schema.shape() instanceof Schema.Leaf(Schema.Form form) && form != Schema.Form.NUMBER
                        ? (Object) (long) r.value()
                        : (Object) r.value();
            case Scalar.Bool b -> b.value();
            case Scalar.Null _ -> NullValue.NULL_VALUE;
        };
    }

    private static Map<String, Object> mapping(Schema shape, Mapping m) {
        Map<String, Object> values = new LinkedHashMap<>();
        m.members().forEach((key, member) -> {
            Optional<Schema> below = switch (shape) {
                case Schema.Struct s -> Optional.ofNullable(s.fields().get(key));
                case Schema.Dictionary(Schema free) -> Optional.of(free);
                default -> Optional.empty();
            };
            List<String> names = shape instanceof Schema.Struct ? CelTypes.names(key) : List.of(key);
            boolean emptied = below.isPresent()
                    && below.get() instanceof Schema.Ruled(Schema _, List<Rule> rules)
                    && rules.contains(new Rule.Emptied());
            if (below.isPresent() && !names.isEmpty() && !emptied) {
                Object value = of(below.get(), member.value());
                names.forEach(name -> values.put(name, value));
            }
        });
        return values;
    }

    private static List<Object> list(Schema shape, Sequence s) {
        Schema items = shape instanceof Schema.Listing(Schema i) ? i : new Schema.Anything();
        List<Object> values = new ArrayList<>();
        s.items().forEach(n -> values.add(of(items, n)));
        return values;
    }

    private static Object text(Schema schema, String text) {
        if (!(schema.shape() instanceof Schema.Leaf(Schema.Form form))) {
            return text;
        }
        try {
            return switch (form) {
                case TIME -> OffsetDateTime.parse(text).toInstant();
                case DURATION -> duration(text);
                case BASE64 -> CelByteString.of(Base64.getMimeDecoder().decode(text));
                case TEXT -> CelTypes.isDate(schema) ? day(text) : text;
                default -> text;
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return text; // its structure is reported elsewhere
        }
    }

    private static Instant day(String text) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** As Go writes durations; the days and weeks of custom kinds as well. */
    static Duration duration(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        double nanos = 0;
        int i = 0;
        while (i < rest.length()) {
            int start = i;
            while (i < rest.length() && (Character.isDigit(rest.charAt(i)) || rest.charAt(i) == '.')) {
                i++;
            }
            int unit = i;
            while (i < rest.length() && !Character.isDigit(rest.charAt(i)) && rest.charAt(i) != '.') {
                i++;
            }
            double count = Double.parseDouble(rest.substring(start, unit)); // refuses an empty text
            nanos += count * unit(rest.substring(unit, i).strip());
        }
        return Duration.ofNanos((long) (negative ? -nanos : nanos));
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "", "ns" -> 1;
            case "us", "µs", "μs" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            case "h" -> 3600e9;
            case "d" -> 86400e9;
            case "w" -> 604800e9;
            default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    }
}
