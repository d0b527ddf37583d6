package dev.windlass.render.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.syntax.YamlReader;
import dev.windlass.syntax.YamlWriter;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatcherTest {
    private static final String OBJECT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              labels:
                app: web
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                  - name: web
                    image: web:1
                    ports:
                    - containerPort: 8080
                  - name: side
                    image: side:1
            """;

    @Test
    void aMergePatchReplacesAddsAndRemoves() {
        assertEquals(
                OBJECT.replace("replicas: 2", "replicas: 3").replace("    app: web\n", "    tier: front\n"),
                patched("merge: {metadata: {labels: {app: null, tier: front}}, spec: {replicas: 3}}"));
    }

    @Test
    void aJsonPatchTakesEveryOperation() {
        assertEquals(
                OBJECT.replace("image: side:1", "image: side:2").replace("    app: web\n", "    a/b: web\n"),
                patched("""
                        json:
                        - {op: test, path: /spec/replicas, value: 2}
                        - {op: replace, path: /spec/template/spec/containers/1/image, value: "side:2"}
                        - {op: copy, from: /metadata/labels/app, path: /metadata/labels/x}
                        - {op: remove, path: /metadata/labels/app}
                        - {op: move, from: /metadata/labels/x, path: /metadata/labels/a~1b}
                        """));
    }

    @Test
    void aStrategicPatchMergesListsByTheirKeys() {
        assertEquals(
                OBJECT.replace("image: web:1", "image: web:2")
                        .replace("- containerPort: 8080", "- containerPort: 8080\n          name: http")
                        .replace("      - name: side\n        image: side:1\n", ""),
                patched("""
                        strategic:
                          spec:
                            template:
                              spec:
                                containers:
                                - {name: web, image: "web:2", ports: [{containerPort: 8080, name: http}]}
                                - {name: side, $patch: delete}
                        """));
    }

    @Test
    void aPatchedValueKnowsThePatchAndWhatItReplaced() {
        Mapping object =
                patch("merge: {spec: {replicas: 3}}").value().orElseThrow().getFirst();

        Node replicas = object.mapping("spec").get("replicas");
        Origin origin = replicas == null ? object.origin() : replicas.origin();
        assertEquals("patches.yaml", origin.place().file().name());
        assertEquals(
                "object.yaml",
                ((Origin.Overrode) origin).earlier().place().file().name());
    }

    @Test
    void aPatchThatHitsNothingIsAnError() {
        assertEquals(
                List.of("patch-missed patches.yaml:2:3 the patch \"p\" hits nothing: the unit has no Deployment/wbe"),
                said("target: {kind: Deployment, name: wbe}\n  merge: {spec: {replicas: 3}}"));
        assertEquals(
                List.of("patch-missed patches.yaml:3:31 the patch \"p\" removes \"x\", which is not there"),
                said("target: {kind: Deployment, name: web}\n  merge: {metadata: {labels: {x: null}}}"));
        assertEquals(
                List.of("patch-missed patches.yaml:3:23 the patch \"p\" names \"nope\", which is not there"),
                said("target: {kind: Deployment, name: web}\n  json: [{op: remove, path: /spec/nope}]"));
    }

    @Test
    void aPatchThatCannotBeAppliedIsAnError() {
        assertEquals(
                List.of(
                        "patch-invalid patches.yaml:3:11 the patch \"p\" needs an \"op\": add, remove, replace, move, copy or test"),
                said("target: {kind: Deployment, name: web}\n  json: [{op: nope, path: /spec}]"));
    }

    private static String patched(String patch) {
        Result<List<Mapping>> result = patch(patch);
        assertEquals(List.of(), result.diagnostics());
        return new YamlWriter().write(result.value().orElseThrow().getFirst());
    }

    private static List<String> said(String patch) {
        return apply("p:\n  " + patch).diagnostics().stream()
                .map(PatcherTest::shown)
                .toList();
    }

    private static String shown(Diagnostic d) {
        return d.code().id() + " " + d.at() + " " + d.message();
    }

    private static Result<List<Mapping>> patch(String patch) {
        return apply("p:\n  target: {kind: Deployment, name: web}\n" + patch.indent(2));
    }

    private static Result<List<Mapping>> apply(String patches) {
        return Patcher.patch(List.of(read("object.yaml", OBJECT)), read("patches.yaml", patches));
    }

    private static Mapping read(String name, String text) {
        return (Mapping)
                new YamlReader().read(new SourceFile(name, text)).value().orElseThrow();
    }
}
