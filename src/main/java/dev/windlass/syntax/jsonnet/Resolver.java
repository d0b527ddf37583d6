package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Code;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple2;
import scala.util.Either;
import scala.util.Left;
import scala.util.Right;
import sjsonnet.CachedResolver;
import sjsonnet.Error;
import sjsonnet.EvalErrorScope;
import sjsonnet.Evaluator;
import sjsonnet.Expr;
import sjsonnet.FileScope;
import sjsonnet.Importer;
import sjsonnet.Path;
import sjsonnet.Position;
import sjsonnet.ResolvedFile;
import sjsonnet.StaticOptimizer;
import sjsonnet.StaticResolvedFile;
import sjsonnet.Val;

/** Finds and parses what templates import. Belongs to one evaluator; what it parsed is kept by the library for all. */
final class Resolver extends CachedResolver {
    private final TemplateLibrary library;
    private final scala.collection.mutable.HashMap<String, String> strings;
    private final scala.collection.mutable.HashMap<Val.StaticObjectFieldSet, LinkedHashMap<String, Boolean>> sets;
    /** Set by the evaluator as soon as there is one: each needs the other. */
    @Nullable
    Evaluator evaluator;

    Resolver(TemplateLibrary library) {
        this(library, new scala.collection.mutable.HashMap<>(), new scala.collection.mutable.HashMap<>());
    }

    @SuppressWarnings("NonApiType") // as sjsonnet declares it
    private Resolver(
            TemplateLibrary library,
            scala.collection.mutable.HashMap<String, String> strings,
            scala.collection.mutable.HashMap<Val.StaticObjectFieldSet, LinkedHashMap<String, Boolean>> sets) {
        super(new Nothing(), (key, parse) -> parse.apply(), true, strings, sets);
        this.library = library;
        this.strings = strings;
        this.sets = sets;
    }

    /** The file that an import at a place of a template names. */
    TemplatePath find(String name, Position at) {
        TemplatePath from = at.currentFile() instanceof TemplatePath p ? p : TemplatePath.NOWHERE;
        return switch (library.find(name, from)) {
            case TemplateLibrary.Lookup.Found(TemplatePath path) -> path;
            case TemplateLibrary.Lookup.Failed(String why, var _) ->
                throw new Failure(Code.IMPORT_FAILED, why, Tokens.at(at), Code.IMPORT_FAILED.advice());
        };
    }

    /** The syntax tree of a file. */
    Expr parsed(TemplatePath path, EvalErrorScope scope) {
        Expr known = library.parsed(path);
        if (known != null) {
            return known;
        }
        Either<Error, Tuple2<Expr, FileScope>> outcome =
                parse(path, new StaticResolvedFile(path.file().text()), scope);
        if (outcome instanceof Left<Error, Tuple2<Expr, FileScope>> wrong) {
            throw Failures.syntax(wrong.value(), path);
        }
        return library.keep(path, outcome.toOption().get()._1());
    }

    @Override
    public Either<Error, Tuple2<Expr, FileScope>> process(Expr tree, FileScope scope) {
        try {
            Expr optimized = new StaticOptimizer(evaluator, library.std(), strings, sets).optimize(tree);
            return new Right<>(new Tuple2<>(new Placing().transform(optimized), scope));
        } catch (Exception e) { // Scala throws its checked exceptions unannounced
            if ((Throwable) e instanceof Error wrong) {
                return new Left<>(wrong);
            }
            throw e;
        }
    }

    /** Reached by importstr. */
    @Override
    public Tuple2<Path, ResolvedFile> resolveAndReadOrFail(String name, Position at, EvalErrorScope scope) {
        TemplatePath path = find(name, at);
        return new Tuple2<>(path, new StaticResolvedFile(path.file().text()));
    }

    /** Nothing is read but through {@link #find}. */
    private static final class Nothing extends Importer {
        @Override
        public Option<Path> resolve(Path folder, String name) {
            return Option.empty();
        }

        @Override
        public Option<ResolvedFile> read(Path path) {
            return Option.empty();
        }
    }
}
