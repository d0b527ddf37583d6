package dev.windlass.check.schema;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a value keeps a rule of its schema. */
final class RuleCheck {
    private RuleCheck() {}

    /**
     * What is wrong, as a message goes on after the value's name; null where the rule is kept.
     *
     * @param fits tells whether a value fits a schema
     */
    static @Nullable String fault(Rule rule, Node node, BiPredicate<Schema, Node> fits) {
        return switch (rule) {
            case Rule.Nullable _, Rule.Default _, Rule.Emptied _, Rule.Expression _ -> null;
            case Rule.OneOfValues(List<Node> values) ->
                values.stream().noneMatch(v -> isSame(v, node))
                        ? "must be one of "
                                + values.stream().map(RuleCheck::plain).collect(Collectors.joining(", "))
                        : null;
            case Rule.OneOfTexts(List<String> values) ->
                node instanceof Scalar.Text t && !values.contains(t.value())
                        ? "must be one of " + String.join(", ", values) + ", not \"" + t.value() + '"'
                        : null;
            case Rule.OneOfNumbers(List<Long> values) ->
                node instanceof Scalar.Int i && !values.contains(i.value())
                        ? "must be one of "
                                + values.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : null;
            case Rule.Match m ->
                node instanceof Scalar.Text t && !m.pattern().matcher(t.value()).find()
                        ? "must match " + m.pattern().pattern() + ", which \"" + t.value() + "\" does not"
                        : null;
            case Rule.Format(String name) ->
                node instanceof Scalar.Text t && !ScalarForms.isOfFormat(name, t.value())
                        ? "must be of the format " + name
                        : null;
            case Rule.Minimum(double least) -> number(node) < least ? "must be at least " + plain(least) : null;
            case Rule.Maximum(double most) -> number(node) > most ? "must be at most " + plain(most) : null;
            case Rule.Above(double limit) -> number(node) <= limit ? "must be above " + plain(limit) : null;
            case Rule.Below(double limit) -> number(node) >= limit ? "must be below " + plain(limit) : null;
            case Rule.MultipleOf(double unit) ->
                !Double.isNaN(number(node)) && !isMultiple(number(node), unit)
                        ? "must be a multiple of " + plain(unit)
                        : null;
            case Rule.Length(long least, long most) ->
                node instanceof Scalar.Text t
                        ? outside(t.value().codePointCount(0, t.value().length()), least, most, "character")
                        : null;
            case Rule.Items(long least, long most) ->
                node instanceof Sequence s ? outside(s.items().size(), least, most, "item") : null;
            case Rule.Keys(long least, long most) ->
                node instanceof Mapping m ? outside(m.members().size(), least, most, "field") : null;
            case Rule.Distinct _ ->
                node instanceof Sequence s
                                && new HashSet<>(s.items()).size() < s.items().size()
                        ? "must not hold a value twice"
                        : null;
            case Rule.DistinctBy(List<String> keys) ->
                node instanceof Sequence s && hasTwins(s, keys)
                        ? "must not hold two items with the same " + String.join(" and ", keys)
                        : null;
            case Rule.AllOf(List<Schema> schemas) ->
                schemas.stream().allMatch(s -> fits.test(s, node)) ? null : "does not keep all that is asked of it";
            case Rule.AnyOf(List<Schema> schemas) ->
                schemas.stream().noneMatch(s -> fits.test(s, node))
                        ? "is none of the alternatives that are allowed"
                        : null;
            case Rule.OneOf(List<Schema> schemas) ->
                schemas.stream().filter(s -> fits.test(s, node)).count() != 1
                        ? "must be exactly one of the alternatives that are allowed"
                        : null;
            case Rule.Not(Schema schema) -> fits.test(schema, node) ? "is not allowed" : null;
        };
    }

    /** Whether two values are one in JSON: 1 and 1.0 are. */
    private static boolean isSame(Node a, Node b) {
        return a.equals(b) || number(a) == number(b);
    }

    private static String plain(Node node) {
        return node instanceof Scalar.Text t ? t.value() : node.toString();
    }

    private static boolean isMultiple(double number, double unit) {
        double times = number / unit;
        return times == Math.rint(times);
    }

    /** The number that a node is; not a number where it is none, and then neither below nor above anything. */
    private static double number(Node node) {
        return switch (node) {
            case Scalar.Int i -> i.value();
            case Scalar.Real r -> r.value();
            default -> Double.NaN;
        };
    }

    private static @Nullable String outside(long count, long least, long most, String thing) {
        if (count < least) {
            return "must have at least " + least + ' ' + thing + (least == 1 ? "" : "s");
        }
        return count > most ? "must have at most " + most + ' ' + thing + (most == 1 ? "" : "s") : null;
    }

    private static boolean hasTwins(Sequence list, List<String> keys) {
        Set<List<String>> seen = new HashSet<>();
        for (Node item : list.items()) {
            if (item instanceof Mapping m
                    && !seen.add(
                            keys.stream().map(k -> String.valueOf(m.get(k))).toList())) {
                return true;
            }
        }
        return false;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
