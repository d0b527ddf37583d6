package dev.windlass.check.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.windlass.check.cel.CelEnvironment.Compiled;
import dev.windlass.check.schema.Rule;
import dev.windlass.check.schema.Schema;
import dev.windlass.tree.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule of a schema, ready to be asked. Safe for use by several threads. */
final class CompiledRule {
    /** What a value brings about, and not a difference between this library and kube-apiserver's. */
    private static final Set<CelErrorCode> FAULTS_OF_VALUES = Set.of(
            CelErrorCode.ATTRIBUTE_NOT_FOUND,
            CelErrorCode.INDEX_OUT_OF_BOUNDS,
            CelErrorCode.DIVIDE_BY_ZERO,
            CelErrorCode.NUMERIC_OVERFLOW);

    private final Schema schema;
    private final Rule.Expression rule;
    private final Optional<CelRuntime.Program> program;
    private final Optional<CelRuntime.Program> message;
    private final boolean usesOldSelf;

    private CompiledRule(
            Schema schema,
            Rule.Expression rule,
            Optional<CelRuntime.Program> program,
            Optional<CelRuntime.Program> message,
            boolean usesOldSelf) {
        this.schema = schema;
        this.rule = rule;
        this.program = program;
        this.message = message;
        this.usesOldSelf = usesOldSelf;
    }

    /** Compiles a rule; one that does not compile is kept by every value. */
    static CompiledRule of(Schema schema, Rule.Expression rule) {
        Optional<CelAbstractSyntaxTree> tree = tree(schema, rule.rule(), rule.optionalOldSelf());
        Optional<CelRuntime.Program> message = rule.messageExpression().isBlank()
                ? Optional.empty()
                : tree(schema, rule.messageExpression(), rule.optionalOldSelf()).flatMap(CelEnvironment::program);
        return new CompiledRule(
                schema,
                rule,
                tree.flatMap(CelEnvironment::program),
                message,
                tree.filter(Expressions::usesOldSelf).isPresent());
    }

    private static Optional<CelAbstractSyntaxTree> tree(Schema schema, String text, boolean optionalOldSelf) {
        return Expressions.compile(schema, text, optionalOldSelf)
                .flatMap(c ->
                        c instanceof Compiled.Good(CelAbstractSyntaxTree tree) ? Optional.of(tree) : Optional.empty());
    }

    /** What a value does wrong; empty where it keeps the rule, or where that cannot be said. */
    Optional<String> fault(Node node, @Nullable Node old) {
        if (program.isEmpty() || (usesOldSelf && old == null && !rule.optionalOldSelf())) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        values.put(Expressions.SELF, CelValues.of(schema, node));
        if (usesOldSelf) {
            Optional<Object> before = Optional.ofNullable(old).map(o -> CelValues.of(schema, o));
            values.put(Expressions.OLD_SELF, rule.optionalOldSelf() ? before : before.orElseThrow());
        }
        try {
            Object result = program.get().eval(values);
            return Boolean.FALSE.equals(result) ? Optional.of(message(values)) : Optional.empty();
        } catch (CelEvaluationException e) {
            return FAULTS_OF_VALUES.contains(e.getErrorCode()) && !isUnsupported(e)
                    ? Optional.of("it cannot be evaluated (" + firstLine(e) + ")")
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty(); // a fault of the library, which is no fault of the value
        }
    }

    private String message(Map<String, Object> values) {
        if (message.isPresent()) {
            try {
                if (message.get().eval(values) instanceof String text && !text.isBlank()) {
                    return text.strip();
                }
            } catch (CelEvaluationException | RuntimeException e) {
                return plain(); // as kube-apiserver does
            }
        }
        return plain();
    }

    private String plain() {
        return rule.message().isBlank() ? "it does not hold" : rule.message().strip();
    }

    private static boolean isUnsupported(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof FunctionTable.Unsupported) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(CelEvaluationException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
