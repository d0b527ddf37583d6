package dev.windlass.check.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.windlass.check.cel.CelEnvironment.Compiled;
import dev.windlass.check.schema.Schema;
import dev.windlass.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether expressions compile. */
public final class Expressions {
    static final String SELF = "self";
    static final String OLD_SELF = "oldSelf";

    private Expressions() {}

    /**
     * The outcome of compiling the rule of a custom kind's schema.
     *
     * @param fault what is wrong; empty where nothing is
     * @param usesOldSelf whether it compares with the value before a change
     * @param cost what kube-apiserver counts for it at least, in its units, however often it is asked; 0 where that is not
     *     known
     */
    public record Outcome(Optional<String> fault, boolean usesOldSelf, double cost) {
        private Outcome costing(double more) {
            return new Outcome(fault, usesOldSelf, more);
        }
    }

    /**
     * Compiles a rule of a schema ({@code x-kubernetes-validations}), which says true or false.
     *
     * @param schema of the value that the rule is about
     * @param optionalOldSelf whether {@code oldSelf} may be absent
     */
    public static Outcome rule(Schema schema, String expression, boolean optionalOldSelf) {
        return outcome(compile(schema, expression, optionalOldSelf), CelKind.BOOL, "true or false");
    }

    /** Compiles the message of a rule of a schema, which is text. */
    public static Outcome message(Schema schema, String expression, boolean optionalOldSelf) {
        return outcome(compile(schema, expression, optionalOldSelf), CelKind.STRING, "text");
    }

    /**
     * The same as {@link #rule}, with its cost.
     *
     * @param written the schema as it was written
     */
    public static Outcome costedRule(Schema schema, Mapping written, String expression, boolean optionalOldSelf) {
        Optional<Compiled> compiled = compile(schema, expression, optionalOldSelf);
        return outcome(compiled, CelKind.BOOL, "true or false").costing(cost(compiled, written));
    }

    /** The same as {@link #message}, with its cost. */
    public static Outcome costedMessage(Schema schema, Mapping written, String expression, boolean optionalOldSelf) {
        Optional<Compiled> compiled = compile(schema, expression, optionalOldSelf);
        return outcome(compiled, CelKind.STRING, "text").costing(cost(compiled, written));
    }

    private static double cost(Optional<Compiled> compiled, Mapping written) {
        Optional<ValueSize> self = ValueSize.of(written);
        return self.isPresent()
                        && compiled.isPresent()
                        && compiled.get() instanceof Compiled.Good(CelAbstractSyntaxTree t)
                ? ExpressionCost.of(t, self.get())
                : 0;
    }

    /** Whether expressions can be about a value, by its schema as it was written: its type is known. */
    public static boolean canName(Mapping written) {
        return ValueSize.of(written).isPresent();
    }

    /** How often a value can stand in one request, by its schema as it was written; 0 where that is not known. */
    public static double occurrences(Mapping written) {
        return ValueSize.of(written).map(ValueSize::occurrences).orElse(0.0);
    }

    /** What is wrong with the form of an expression, whatever it names; empty where nothing is. */
    public static Optional<String> syntaxFault(String expression) {
        return CelEnvironment.syntaxFault(expression).map(f -> "does not compile: " + f);
    }

    /** Compiles; empty where the schema says nothing of its value, so that there is nothing to compile against. */
    static Optional<Compiled> compile(Schema schema, String expression, boolean optionalOldSelf) {
        CelTypes types = new CelTypes();
        return types.of(schema).map(self -> {
            Map<String, CelType> variables = new LinkedHashMap<>();
            variables.put(SELF, self);
            variables.put(OLD_SELF, optionalOldSelf ? OptionalType.create(self) : self);
            return CelEnvironment.compile(expression, variables, types);
        });
    }

    private static Outcome outcome(Optional<Compiled> compiled, CelKind wanted, String words) {
        if (compiled.isEmpty()) {
            return new Outcome(Optional.empty(), false, 0);
        }
        return switch (compiled.get()) {
            case Compiled.Bad(String fault) -> new Outcome(Optional.of("does not compile: " + fault), false, 0);
            case Compiled.Good(CelAbstractSyntaxTree tree) ->
                new Outcome(
                        tree.getResultType().kind() == wanted
                                ? Optional.empty()
                                : Optional.of("must be an expression that gives " + words),
                        usesOldSelf(tree),
                        0);
        };
    }

    static boolean usesOldSelf(CelAbstractSyntaxTree tree) {
        return tree.getReferenceMap().values().stream().anyMatch(r -> r.name().equals(OLD_SELF));
    }
}
