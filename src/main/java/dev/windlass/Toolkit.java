package dev.windlass;

import dev.windlass.check.ResourceCheck;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.SpecSchemas;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import dev.windlass.syntax.jsonnet.TemplateThreads;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What every compilation needs and no repository changes: the built-in templates and the schemas of specs. It is made on threads of its
 * own, so that a program that begins with it can read its command line meanwhile. Safe for use by several threads.
 */
public final class Toolkit {
    /** Where the templates are that any render is likely to use. Chain clients are parsed when one is named. */
    private static final List<String> TEMPLATES = List.of("", "chain", "app", "gitops");

    private final SourceTree builtin = BuiltinLibrary.load();
    private final ResourceCheck structure = new ResourceCheck();
    private final FutureTask<TemplateLibrary> templates = begin(() -> TemplateLibrary.prepared(builtin, TEMPLATES));
    private final FutureTask<SpecSchemas> schemas = begin(() -> SpecSchemas.of(builtin));

    private Toolkit() {}

    /** Begins to make it, and returns at once. */
    public static Toolkit begin() {
        return new Toolkit();
    }

    private static <T> FutureTask<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new TemplateThreads().newThread(task).start();
        return task;
    }

    TemplateLibrary templates(SourceTree repository) {
        return made(templates).with(repository);
    }

    SpecSchemas schemas() {
        return made(schemas);
    }

    ResourceCheck structure() {
        return structure;
    }

    private static <T> T made(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the built-in library is broken", e.getCause());
        }
    }
}
