package dev.windlass.spec;

import dev.windlass.source.Result;
import dev.windlass.syntax.jsonnet.TemplateEvaluator;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import dev.windlass.syntax.jsonnet.TemplateThreads;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The chain clients of the repository and of the built-in library; one of the repository hides a built-in one of its name. */
public final class ClientCatalogue implements ClientDefaults {
    private static final String FOLDER = "clients/";
    private static final String ENDING = ".libsonnet";

    private final TemplateLibrary library;
    private final Collection<String> names;
    private final ConcurrentHashMap<String, Result<Mapping>> defaults = new ConcurrentHashMap<>();

    public ClientCatalogue(TemplateLibrary library) {
        this.library = library;
        this.names = library.clients();
    }

    @Override
    public Collection<String> names() {
        return names;
    }

    @Override
    public Result<Mapping> of(String client) {
        return names.contains(client) ? defaults.computeIfAbsent(client, this::evaluate) : Result.none(List.of());
    }

    private Result<Mapping> evaluate(String client) {
        Result<Node> node = field(client, "defaults");
        return new Result<>(
                node.value().filter(Mapping.class::isInstance).map(n -> (Mapping) SpecSchemas.generated(n)),
                node.diagnostics());
    }

    /** A field of a client's object; empty where it has none. */
    public Result<Node> field(String client, String field) {
        CompletableFuture<Result<Node>> result = new CompletableFuture<>();
        new TemplateThreads()
                .newThread(() -> result.completeAsync(() -> evaluate(client, field), Runnable::run))
                .start();
        return result.join();
    }

    private Result<Node> evaluate(String client, String field) {
        TemplateEvaluator evaluator = new TemplateEvaluator(library);
        String own = FOLDER + client + ENDING;
        return evaluator.field(evaluator.exists(own) ? own : "windlass/" + own, field);
    }
}
