package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.TypedModels;
import dev.windlass.render.Resource;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.MemoryTree;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small platform in memory, with one environment {@code test} that deploys everything; each method gives another platform. */
record Platform(Map<String, String> files) {
    static final String ENVIRONMENT = "environments/test/environment.yaml";

    static final Platform EMPTY = new Platform(Map.of(ENVIRONMENT, """
            kubernetes: "1.33"
            namespace: test
            cluster: {name: test, project: test-project, location: asia-northeast1-a}
            nodePools: {chain: {taint: windlass.dev/chain}, apps: {}}
            storageClasses: {standard: {type: pd-balanced}, fast: {type: pd-ssd}}
            secretStore: {name: store}
            """));

    /** With a chain that is deployed as its spec says. */
    Platform chain(String name, String spec) {
        return with("chains/" + name + ".yaml", spec).with("environments/test/chains/" + name + ".yaml", "");
    }

    /** With an app that is deployed as its spec says. */
    Platform app(String name, String spec) {
        return with("apps/" + name + ".yaml", spec).with("environments/test/apps/" + name + ".yaml", "");
    }

    /** With more lines in {@code environment.yaml}. */
    Platform environment(String more) {
        return with(ENVIRONMENT, files.get(ENVIRONMENT) + more);
    }

    Platform with(String path, String text) {
        Map<String, String> more = new HashMap<>(files);
        more.put(path, text);
        return new Platform(more);
    }

    Compilation compile() {
        return new Compiler(MemoryTree.of(files)).compile(Compiler.Selection.EVERYTHING);
    }

    /** What is rendered, which must be without findings. */
    Rendering render() {
        Compilation compilation = compile();
        assertEquals(List.of(), messages(compilation));
        return new Rendering(compilation);
    }

    /** What is said about it. */
    List<String> messages() {
        return messages(compile());
    }

    private static List<String> messages(Compilation compilation) {
        return compilation.diagnostics().stream().map(Diagnostic::message).toList();
    }

    /** The rendered resources, by kind and name. */
    record Rendering(Compilation compilation) {
        <T extends HasMetadata> T get(Class<T> kind, String name) {
            return all(kind).stream()
                    .filter(o -> o.getMetadata().getName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name + " in " + paths()));
        }

        <T extends HasMetadata> List<T> all(Class<T> kind) {
            return new TypedModels(compilation).all(kind);
        }

        /** The names of all objects of a kind, in order. */
        List<String> names(String kind) {
            return compilation.resources().stream()
                    .filter(r -> r.kind().equals(kind))
                    .map(Resource::name)
                    .sorted()
                    .toList();
        }

        String text(String path) {
            return compilation.manifests().stream()
                    .filter(m -> m.path().equals("test/" + path))
                    .map(m -> Objects.requireNonNull(m.text()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + path + " in " + paths()));
        }

        List<String> paths() {
            return compilation.manifests().stream().map(m -> m.path()).toList();
        }
    }
}
