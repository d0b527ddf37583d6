package dev.windlass.check.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.DurationLiteralValidator;
import dev.cel.validator.validators.HomogeneousLiteralValidator;
import dev.cel.validator.validators.RegexLiteralValidator;
import dev.cel.validator.validators.TimestampLiteralValidator;
import java.util.Map;
import java.util.Optional;

/** The language as kube-apiserver sets it up, as in k8s.io/apiserver/pkg/cel/environment/base.go. */
final class CelEnvironment {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableOptionalSyntax(true)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final FunctionTable FUNCTIONS = KubernetesFunctions.table();
    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = runtime();

    private CelEnvironment() {}

    /** What compiling gave: an expression, or what is wrong with it. */
    sealed interface Compiled {
        record Good(CelAbstractSyntaxTree tree) implements Compiled {}

        record Bad(String fault) implements Compiled {}
    }

    static Compiled compile(String expression, Map<String, CelType> variables, CelTypeProvider types) {
        CelCompilerBuilder builder = COMPILER.toCompilerBuilder().setTypeProvider(types);
        variables.forEach(builder::addVar);
        CelCompiler compiler = builder.build();
        CelValidationResult result = compiler.compile(expression);
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            CelValidationResult literals = CelValidatorFactory.standardCelValidatorBuilder(compiler, RUNTIME)
                    .addAstValidators(
                            HomogeneousLiteralValidator.newInstance("format"),
                            RegexLiteralValidator.INSTANCE,
                            DurationLiteralValidator.INSTANCE,
                            TimestampLiteralValidator.INSTANCE)
                    .build()
                    .validate(tree);
            return literals.hasError() ? bad(literals) : new Compiled.Good(tree);
        } catch (CelValidationException e) {
            return bad(result);
        }
    }

    /** What is wrong with the form of an expression. */
    static Optional<String> syntaxFault(String expression) {
        CelValidationResult result = COMPILER.parse(expression);
        return result.hasError() ? Optional.of(first(result)) : Optional.empty();
    }

    private static Compiled bad(CelValidationResult result) {
        return new Compiled.Bad(first(result));
    }

    private static String first(CelValidationResult result) {
        return result.getErrors().stream()
                .findFirst()
                .map(CelIssue::getMessage)
                .map(m -> m.lines().findFirst().orElse(m))
                .orElse("it cannot be read");
    }

    static Optional<CelRuntime.Program> program(CelAbstractSyntaxTree tree) {
        try {
            return Optional.of(RUNTIME.createProgram(tree));
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private static CelCompiler compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(FUNCTIONS.declarations())
                .addLibraries(
                        CelExtensions.optional(),
                        CelExtensions.strings(),
                        CelExtensions.sets(OPTIONS),
                        CelExtensions.lists(),
                        CelExtensions.comprehensions())
                .build();
    }

    private static CelRuntime runtime() {
        return CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(FUNCTIONS.bindings())
                .addLibraries(
                        CelExtensions.optional(),
                        CelExtensions.strings(),
                        CelExtensions.sets(OPTIONS),
                        CelExtensions.lists(),
                        CelExtensions.comprehensions())
                .build();
    }
}
