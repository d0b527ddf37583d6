package dev.windlass.check.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.windlass.check.cel.CelEnvironment.Compiled;
import dev.windlass.check.schema.Schema;
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
     */
    public record Outcome(Optional<String> fault, boolean usesOldSelf) {}

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
            return new Outcome(Optional.empty(), false);
        }
        return switch (compiled.get()) {
            case Compiled.Bad(String fault) -> new Outcome(Optional.of("does not compile: " + fault), false);
            case Compiled.Good(CelAbstractSyntaxTree tree) ->
                new Outcome(
                        tree.getResultType().kind() == wanted
                                ? Optional.empty()
                                : Optional.of("must be an expression that gives " + words),
                        usesOldSelf(tree));
        };
    }

    static boolean usesOldSelf(CelAbstractSyntaxTree tree) {
        return tree.getReferenceMap().values().stream().anyMatch(r -> r.name().equals(OLD_SELF));
    }
}
