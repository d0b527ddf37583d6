package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.Span;
import dev.windlass.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Val;

/**
 * Calls templates. For one thread, which should come from {@link TemplateThreads} so that its stack is deep enough; meant to be
 * reused for many units, since what templates import is evaluated once for each evaluator.
 *
 * <p>Whatever a template does, a call returns; what went wrong is a diagnostic at the line of the spec that caused it where that is
 * known, with the template's lines as related places.
 */
public final class TemplateEvaluator {
    /** Arguments that are remembered: an environment is the same object for all of its units. */
    private static final int REMEMBERED = 8;
    /** After so many calls what imported objects remember of past units is dropped. */
    private static final int CALLS = 512;

    private record Argument(Node node, Val value) {}

    private final TemplateLibrary library;
    private final boolean tracing;
    private final List<Argument> arguments = new ArrayList<>();
    private TracingEvaluator evaluator;
    private int calls;

    public TemplateEvaluator(TemplateLibrary library) {
        this(library, true);
    }

    private TemplateEvaluator(TemplateLibrary library, boolean tracing) {
        this.library = library;
        this.tracing = tracing;
        this.evaluator = fresh();
    }

    /** An evaluator whose results know of no spec: to measure what it costs to know. */
    public static TemplateEvaluator withoutOrigins(TemplateLibrary library) {
        return new TemplateEvaluator(library, false);
    }

    private TracingEvaluator fresh() {
        calls = 0;
        return new TracingEvaluator(library, new Resolver(library), tracing);
    }

    /** Whether there is a file under an import name, as seen from the repository's root. */
    public boolean exists(String path) {
        return library.find(path) instanceof TemplateLibrary.Lookup.Found;
    }

    /**
     * Calls the function that a file evaluates to.
     *
     * @param path an import name as seen from the repository's root: {@code windlass/chain.jsonnet}, {@code templates/x.jsonnet}
     * @param arguments as many as the function takes; a mapping is converted as far as the template looks into it, and remembered
     * @return what the function made; every node has an origin
     */
    public Result<Node> call(String path, List<Node> arguments) {
        return evaluate(path, file -> {
            Span start = file.file().start();
            Val function = evaluator.imported(file, start);
            if (!(function instanceof Val.Func f)) {
                throw new Failure(
                        Code.TEMPLATE_FAILED,
                        "a template must be a function, and this is " + article(function.prettyName()),
                        start,
                        "begin it with function(unit, environment)");
            }
            Lazy[] values = arguments.stream().map(this::argument).toArray(Lazy[]::new);
            Position at = new Position(new sjsonnet.FileScope(file), 0);
            return Optional.of(
                    new ResultWalker(evaluator).walk(f.apply(values, null, at, evaluator), start, List.of()));
        });
    }

    /**
     * Evaluates one field of the object that a file evaluates to.
     *
     * @param path an import name as seen from the repository's root
     * @return empty, without a diagnostic, where the object has no such visible or hidden field
     */
    public Result<Node> field(String path, String field) {
        return evaluate(path, file -> {
            Span start = file.file().start();
            Val value = evaluator.imported(file, start);
            if (!(value instanceof Val.Obj object)) {
                throw new Failure(
                        Code.TEMPLATE_FAILED,
                        "this file must be an object, and it is " + article(value.prettyName()),
                        start,
                        null);
            }
            if (!object.containsKey(field)) {
                return Optional.empty();
            }
            Position at = new Position(new sjsonnet.FileScope(file), 0);
            return Optional.of(
                    new ResultWalker(evaluator).walk(object.value(field, at, object, evaluator), start, List.of()));
        });
    }

    private Result<Node> evaluate(String path, Function<TemplatePath, Optional<Node>> work) {
        TemplateLibrary.Lookup lookup = library.find(path);
        if (lookup instanceof TemplateLibrary.Lookup.Failed(String why, var reading)) {
            return Result.none(
                    reading != null
                            ? reading
                            : Diagnostic.error(Code.IMPORT_FAILED, null, why).help(Code.IMPORT_FAILED.advice()));
        }
        TemplatePath file = ((TemplateLibrary.Lookup.Found) lookup).path();
        if (++calls > CALLS) {
            evaluator = fresh();
        }
        evaluator.restart();
        try {
            return new Result<>(work.apply(file), List.of());
        } catch (Throwable t) { // sjsonnet throws whatever it likes, and a template must not end a run
            // Half-evaluated objects, as those whose assertions were begun, must not reach the next unit.
            evaluator = fresh();
            return Result.none(
                    Failures.report(Failures.translate(t, null), file.file().start()));
        }
    }

    @SuppressWarnings("ReferenceEquality") // comparing whole environments would cost more than converting them
    private Val argument(Node node) {
        for (Argument known : arguments) {
            if (known.node() == node) {
                return known.value();
            }
        }
        Val value = SpecValues.of(node, null);
        if (arguments.size() == REMEMBERED) {
            arguments.removeFirst();
        }
        arguments.add(new Argument(node, value));
        return value;
    }

    private static String article(String type) {
        return (type.startsWith("a") || type.startsWith("o") ? "an " : "a ") + type;
    }
}
