package dev.windlass.check.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.windlass.check.cel.CelEnvironment.Compiled;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the expressions of one webhook or policy of admission compile, and give what they must, as in
 * k8s.io/apiserver/pkg/admission/plugin/cel. For one thread.
 */
public final class AdmissionExpressions {
    private static final Set<CelKind> BOOL = Set.of(CelKind.BOOL);

    private final boolean hasParams;
    private final Map<String, CelType> variables = new LinkedHashMap<>();

    /**
     * Begins without variables.
     *
     * @param hasParams whether there is a {@code params}
     */
    public AdmissionExpressions(boolean hasParams) {
        this.hasParams = hasParams;
    }

    /** What is wrong with a match condition, which knows no {@code variables}; empty where nothing is. */
    public Optional<String> condition(String expression) {
        return fault(compile(expression, false, true), BOOL, "true or false");
    }

    /** What is wrong with a variable; the expressions after it know it by its name in any case. */
    public Optional<String> variable(String name, String expression) {
        Compiled compiled = compile(expression, true, true);
        variables.put(name, compiled instanceof Compiled.Good(CelAbstractSyntaxTree tree) ? kept(tree.getResultType()) : SimpleType.DYN);
        return compiled instanceof Compiled.Bad(String fault) ? Optional.of("does not compile: " + fault) : Optional.empty();
    }

    /** What is wrong with a validation. */
    public Optional<String> validation(String expression) {
        return fault(compile(expression, true, true), BOOL, "true or false");
    }

    /** What is wrong with a message, which may not ask {@code authorizer}. */
    public Optional<String> message(String expression) {
        return fault(compile(expression, true, false), Set.of(CelKind.STRING), "text");
    }

    /** What is wrong with the value of an audit annotation. */
    public Optional<String> annotation(String expression) {
        return fault(compile(expression, true, true), Set.of(CelKind.STRING, CelKind.NULL_TYPE), "text or null");
    }

    private Compiled compile(String expression, boolean withVariables, boolean withAuthorizer) {
        AdmissionTypes types = AdmissionTypes.with(variables);
        Map<String, CelType> names = new LinkedHashMap<>();
        names.put("object", SimpleType.DYN);
        names.put("oldObject", SimpleType.DYN);
        names.put("namespaceObject", AdmissionTypes.NAMESPACE);
        names.put("request", AdmissionTypes.REQUEST);
        if (hasParams) {
            names.put("params", SimpleType.DYN);
        }
        if (withAuthorizer) {
            names.put("authorizer", AdmissionTypes.AUTHORIZER);
            names.put("authorizer.requestResource", AdmissionTypes.RESOURCE_CHECK);
        }
        if (withVariables) {
            names.put("variables", types.variables());
        }
        return CelEnvironment.compile(expression, names, types, AdmissionTypes.FUNCTIONS);
    }

    private static Optional<String> fault(Compiled compiled, Set<CelKind> wanted, String words) {
        return switch (compiled) {
            case Compiled.Bad(String fault) -> Optional.of("does not compile: " + fault);
            case Compiled.Good(CelAbstractSyntaxTree tree) ->
                wanted.contains(tree.getResultType().kind())
                        ? Optional.empty()
                        : Optional.of("must be an expression that gives " + words);
        };
    }

    /** What is known of a variable's type where it is used: structures are not looked into any more. */
    private static CelType kept(CelType type) {
        return switch (type) {
            case ListType list -> ListType.create(kept(list.elemType()));
            case MapType map -> MapType.create(kept(map.keyType()), kept(map.valueType()));
            case SimpleType simple -> simple;
            default -> SimpleType.DYN;
        };
    }
}
