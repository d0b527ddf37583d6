package dev.windlass.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    private static final Origin HERE = new Origin.Generated(new SourceFile("t.jsonnet", "").start());

    private static Node text(String value) {
        return new Scalar.Text(value, HERE);
    }

    private static String written(String value) {
        return new YamlWriter()
                .write(new Mapping.Builder().put("a", text(value)).build(HERE));
    }

    @Test
    void ordersTheRootAndIndents() {
        Mapping container = new Mapping.Builder()
                .put("name", text("node"))
                .put("args", new Sequence(List.of(text("-conf=/x"), text("--http"), text(":8080"), text("1")), HERE))
                .put("env", new Sequence(List.of(), HERE))
                .build(HERE);
        Mapping root = new Mapping.Builder()
                .put(
                        "spec",
                        new Mapping.Builder()
                                .put("kind", text("inner"))
                                .put("apiVersion", text("inner"))
                                .put("containers", new Sequence(List.of(container, Mapping.empty(HERE)), HERE))
                                .put(
                                        "lists",
                                        new Sequence(
                                                List.of(new Sequence(List.of(text("a"), new Scalar.Null(HERE)), HERE)),
                                                HERE))
                                .build(HERE))
                .put("metadata", new Mapping.Builder().put("name", text("x")).build(HERE))
                .put("kind", text("Pod"))
                .put(
                        "data",
                        new Mapping.Builder()
                                .put("a.conf", text("x=1\ny=2\n"))
                                .put("i", new Scalar.Int(-5, HERE))
                                .put("r", new Scalar.Real(1e15, HERE))
                                .put("b", new Scalar.Bool(true, HERE))
                                .put("on", text("31.1"))
                                .build(HERE))
                .put("apiVersion", text("v1"))
                .build(HERE);
        assertEquals("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: x
                spec:
                  kind: inner
                  apiVersion: inner
                  containers:
                  - name: node
                    args:
                    - -conf=/x
                    - --http
                    - :8080
                    - "1"
                    env: []
                  - {}
                  lists:
                  - - a
                    - null
                data:
                  a.conf: |
                    x=1
                    y=2
                  i: -5
                  r: 1.0e+15
                  b: true
                  "on": "31.1"
                """, new YamlWriter().write(root));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1.17.5",
                "0 18 * * *",
                "8Gi",
                "a, b",
                "a:b",
                "a#b",
                "-x",
                "https://a/b?c=d",
                "é 😀",
                "1.2.3",
                "a'b\"c",
                "10.0.0.0/8",
                "nO"
            })
    void quotesNothingThatIsPlain(String value) {
        assertEquals("a: " + value + "\n", written(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31.1",
                "no",
                "y",
                "~",
                "null",
                "=",
                "<<",
                "0x1F",
                "0o7",
                "1:20",
                "02:30",
                "1e3",
                "1_000",
                "._",
                ".5",
                "-.5",
                "2001-01-01",
                " a",
                "a ",
                "a: b",
                "a:",
                "# c",
                "a # c",
                "- x",
                "-",
                "?",
                "? a",
                ": a",
                "!x",
                "&a",
                "*a",
                "%x",
                "@x",
                "`x",
                "{a",
                "[a",
                "'a",
                "|",
                ">",
                "---",
                "...",
                ".inf"
            })
    void quotesWhatAReaderCouldTakeForSomethingElse(String value) {
        assertEquals("a: \"" + value + "\"\n", written(value));
    }

    @Test
    void escapesWhatCannotStandAsItIs() {
        assertEquals(
                "a: \"\\t\\r\\u0000\\u0085\\u2028\\ufeff\\ud800\\\\\\\"\"\n",
                written("\t\r\0\u0085\u2028\uFEFF\uD800\\\""));
    }

    @Test
    void blocksKeepTheirTextExactly() {
        assertEquals("a: |-\n  x\n\n  y\n", written("x\n\ny"));
        assertEquals("a: |+\n  x\n\n", written("x\n\n"));
        assertEquals("a: |2\n    x\n  y\n", written("  x\ny\n"));
        assertEquals("a: |\n\n  x\n", written("\nx\n"));
        assertEquals("a: |2-\n  \tx\n  y\n", written("\tx\ny"));
        assertEquals("a: \"x \\ny\"\n", written("x \ny"));
        assertEquals("a: \"\\n\\n\"\n", written("\n\n"));
        assertEquals("a: \"x\\r\\ny\"\n", written("x\r\ny"));
    }

    @Test
    void longKeysAreReadable() {
        String key = "k".repeat(2_000);
        String yaml =
                new YamlWriter().write(new Mapping.Builder().put(key, text("v")).build(HERE));
        assertEquals("? " + key + "\n: v\n", yaml);
    }

    @Test
    void rootsOfEveryKind() {
        assertEquals("{}\n", new YamlWriter().write(Mapping.empty(HERE)));
        assertEquals("[]\n", new YamlWriter().write(new Sequence(List.of(), HERE)));
        assertEquals("\"a\\nb\"\n", new YamlWriter().write(text("a\nb")));
        assertEquals("- a\n", new YamlWriter().write(new Sequence(List.of(text("a")), HERE)));
        assertTrue(new YamlWriter().write(new Scalar.Null(HERE)).equals("null\n"));
    }
}
