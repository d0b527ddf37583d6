package dev.windlass.syntax.jsonnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.Code;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateEvaluatorTest {
    private static final Mapping UNIT = Templates.spec("b.yaml", "client bitcoin-core", "replicas 2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local f(x) = f(x + 1) + 1; function(unit) f(1)",
                "local f(x) = f(x); function(unit) f(1)",
                "function(unit) std.length([1 for a in std.range(1, 4000) for b in std.range(1, 4000) if a + b > 0])",
                "function(unit) std.foldl(function(a, x) a + a, std.range(1, 60), 'xxxxxxxx')",
                "function(unit) std.repeat('x', 1e9)",
                "function(unit) std.repeat([1], 1e9)",
                "function(unit) std.makeArray(1e9, function(i) i)",
                "function(unit) std.range(1, 1e9)",
                "function(unit) local a = {b: a}; a",
                "function(unit) local a = [a]; std.toString(a)",
            })
    void stopsWhatHasNoEnd(String template) {
        Result<Node> result = Templates.call(template, UNIT);
        assertEquals(
                List.of(Code.TEMPLATE_LIMIT),
                result.diagnostics().stream().map(d -> d.code()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unit.client.foo            | template-failed b.yaml:1:8 attempted to index a string with string foo; failed here t.jsonnet:1:31; called from here t.jsonnet:1:17
            error "boom " + unit.client| template-error b.yaml:1:8 boom bitcoin-core; refused here t.jsonnet:1:20; called from here t.jsonnet:1:17
            unit.nope                  | template-failed b.yaml:1:1 there is no field "nope"; failed here t.jsonnet:1:24; called from here t.jsonnet:1:17
            {b: 1} + {b+: {}}          | template-failed t.jsonnet:1:1 a value is of a type that cannot be used here
            std.parseInt(unit.client)  | template-failed b.yaml:1:8 a text is no number here; failed here t.jsonnet:1:32; called from here t.jsonnet:1:17
            std.extVar("x")            | template-failed t.jsonnet:1:30 std.extVar is not available in templates; called from here t.jsonnet:1:17
            nope                       | template-syntax t.jsonnet:1:20 there is no variable "nope"
            (                          | template-syntax t.jsonnet:1:22 this is not Jsonnet from here on, found the end of the file
            import "nope.jsonnet"      | import-failed t.jsonnet:1:20 there is no file "nope.jsonnet" to import (import a file of the repository or the library); called from here t.jsonnet:1:17
            import "../x"              | import-failed t.jsonnet:1:20 the import "../x" leads out of the repository (import a file of the repository or the library); called from here t.jsonnet:1:17
            import "/etc/passwd"       | import-failed t.jsonnet:1:20 an import is relative to its file, or begins with windlass/ (import a file of the repository or the library); called from here t.jsonnet:1:17
            {assert unit.replicas > 5 : "too few", a: 1} | template-error b.yaml:2:10 too few; refused here t.jsonnet:1:28
            function(x) x              | template-failed t.jsonnet:1:20 this template returns a function where a value belongs (call it, or hide the field with ::)
            std.native("client")(unit.client) | unknown-client b.yaml:1:8 there is no chain client "bitcoin-core" (did you mean "bitcoin-cor"?); refused here t.jsonnet:1:40; called from here t.jsonnet:1:17
            """)
    void saysWhatWentWrongAndWhere(String expression, String expected) {
        Result<Node> result = Templates.call(
                Map.of(
                        "t.jsonnet",
                        "function(unit) {a: " + expression + "}",
                        "windlass/clients/bitcoin-cor.libsonnet",
                        "{}"),
                UNIT);
        assertEquals(expected, Templates.error(result));
    }

    @Test
    void importsFromItsOwnTreeAndTheLibrary() {
        Result<Node> result = Templates.call(
                Map.of(
                        "t.jsonnet",
                                "function(unit) {a: import 'lib/a.libsonnet', b: importstr 'lib/t.txt', c: (import 'windlass/x/y.libsonnet')}",
                        "lib/a.libsonnet", "import '../up.libsonnet'",
                        "up.libsonnet", "1",
                        "lib/t.txt", "text",
                        "windlass/x/y.libsonnet", "import '../z.libsonnet'",
                        "windlass/z.libsonnet", "3"),
                UNIT);
        assertEquals("[a: 1, b: \"text\", c: 3]", String.valueOf(result.value().orElseThrow()));
    }

    @Test
    void refusesCyclesAndWaysOutOfTheLibrary() {
        Map<String, String> files = Map.of(
                "t.jsonnet", "function(unit) import 'a.libsonnet'",
                "a.libsonnet", "import 'b.libsonnet'",
                "b.libsonnet", "import 'a.libsonnet'");
        assertEquals(
                Code.IMPORT_FAILED,
                Templates.call(files, UNIT).diagnostics().getFirst().code());
        Map<String, String> out = Map.of(
                "t.jsonnet", "function(unit) import 'windlass/x.libsonnet'",
                "windlass/x.libsonnet", "import '../t.jsonnet'");
        assertEquals(
                Code.IMPORT_FAILED,
                Templates.call(out, UNIT).diagnostics().getFirst().code());
    }

    @Test
    void findsClientsAndFields() {
        TemplateLibrary library = Templates.library(Map.of(
                "clients/own.libsonnet", "{defaults: {port: 1}, name:: 'own'}",
                "windlass/clients/own.libsonnet", "error 'hidden by the own one'",
                "windlass/clients/theirs.libsonnet", "{}",
                "t.jsonnet", "function(unit) std.native('client')('own').defaults"));
        Templates.deep(() -> {
            TemplateEvaluator evaluator = new TemplateEvaluator(library);
            assertTrue(evaluator.exists("t.jsonnet"));
            assertFalse(evaluator.exists("windlass/t.jsonnet"));
            assertEquals(
                    "[port: 1]",
                    evaluator
                            .field("clients/own.libsonnet", "defaults")
                            .value()
                            .orElseThrow()
                            .toString());
            Result<Node> absent = evaluator.field("windlass/clients/theirs.libsonnet", "defaults");
            assertTrue(absent.value().isEmpty() && absent.diagnostics().isEmpty());
            assertEquals(
                    "[port: 1]",
                    evaluator
                            .call("t.jsonnet", List.of(UNIT))
                            .value()
                            .orElseThrow()
                            .toString());
            assertEquals(List.of("own", "theirs"), List.copyOf(library.clients()));
            return library;
        });
    }

    @Test
    void goesOnAfterAFailure() {
        TemplateLibrary library = Templates.library(Map.of(
                "t.jsonnet",
                "local o = import 'o.libsonnet'; function(unit) o {c: unit.client}",
                "o.libsonnet",
                "{assert self.c != 'bad' : 'no', c:: 'bad'}"));
        Templates.deep(() -> {
            TemplateEvaluator evaluator = new TemplateEvaluator(library);
            Mapping bad = Templates.spec("x.yaml", "client bad");
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        "no",
                        evaluator
                                .call("t.jsonnet", List.of(bad))
                                .diagnostics()
                                .getFirst()
                                .message());
                assertFalse(evaluator.call("t.jsonnet", List.of(UNIT)).hasErrors());
            }
            return library;
        });
    }

    @Test
    void isTheSameOnEveryThread() throws Exception {
        TemplateLibrary library = Templates.library(Map.of(
                "t.jsonnet",
                        "local l = import 'l.libsonnet'; function(unit) {[k]: l.f(unit[k]) for k in std.objectFields(unit)} + {std: std.length(std.objectFields(std)), s: {a: 1, b: [2]} + {c: 3}}",
                "l.libsonnet", "{f(x):: std.asciiUpper('' + x)}"));
        HashSet<String> distinct = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4, new TemplateThreads())) {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                results.add(threads.submit(() -> Templates.origins(new TemplateEvaluator(library)
                        .call("t.jsonnet", List.of(UNIT))
                        .value()
                        .orElseThrow())));
            }
            for (Future<String> result : results) {
                distinct.add(result.get());
            }
        }
        assertEquals(1, distinct.size());
    }

    @Test
    void theIndexNamesTheFilesOfTheLibrary() {
        SourceTree library = BuiltinLibrary.load();
        library.list("").stream()
                .filter(e -> !e.isFolder())
                .forEach(e -> assertTrue(library.read(e.name()) instanceof SourceTree.Reading.Found));
        assertTrue(library.read("nope") instanceof SourceTree.Reading.Absent);
    }
}
