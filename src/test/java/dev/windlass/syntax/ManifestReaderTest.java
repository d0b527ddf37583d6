package dev.windlass.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    private static List<ManifestDocument> read(String text) {
        return new ManifestReader().read(new SourceFile("a.yaml", text));
    }

    private static Node value(String text) {
        List<ManifestDocument> documents = read(text);
        assertEquals(1, documents.size(), text);
        assertEquals(List.of(), documents.getFirst().diagnostics(), text);
        return documents.getFirst().value().orElseThrow();
    }

    /** The findings of all documents, each as {@code CODE LINE:COLUMN}. */
    private static List<String> faults(String text) {
        return read(text).stream()
                .flatMap(d -> d.diagnostics().stream())
                .map(d -> d.code().id() + " "
                        + Optional.ofNullable(d.at())
                                .map(a -> a.from().toString())
                                .orElse("-"))
                .toList();
    }

    private static String stretch(Node node) {
        Span at = node.origin().place();
        return at.file().text().substring(at.start(), at.end());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y Y yes Yes YES true True TRUE on On ON|true",
                "n N no No NO false False FALSE off Off OFF|false",
                "~ null Null NULL|null",
                "017 0o17 0O17 0xf 0XF 0b1111|15",
                "1000 1_000 1__000 1000_ +1000 1e3 1E3 1e+3 1000.0 1000. 1_000.0|1000",
                "-0 0 00 0x0 0.0 -0.0|0",
                "0b-1 -1 -0b1 -0x1|-1",
                "08|8",
                "9.5 09.5 95e-1 +9.5|9.5",
                ".5 +.5 0.5|0.5",
                "-.5|-0.5",
                "9223372036854775807|9223372036854775807",
                "9223372036854775808 9223372036854775808.0|9.223372036854776E18",
                "18446744073709551615 18446744073709551616|1.8446744073709552E19",
                "1e21|1.0E21",
                "1e18|1000000000000000000"
            })
    void scalarsWithoutQuotesMeanWhatTheyDoToGoYaml(String plain, String meaning) {
        for (String one : plain.split(" ", -1)) {
            assertEquals("[a: " + meaning + "]", value("a: " + one + "\n").toString(), one);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yEs",
                "tRUE",
                "nuLL",
                "t",
                "f",
                "none",
                "0o8",
                "0b12",
                "0x",
                "0b",
                "0x1G",
                "1e",
                "e3",
                "1e1000",
                "1.2.3",
                "1,000",
                "_1",
                "1-2",
                "inf",
                "NaN",
                "infinity",
                "1:20",
                "190:20:30",
                "2001-01-01",
                "2001-1-1",
                "2001-01-01T00:00:00Z",
                "2001-01-01 00:00:00",
                "1Gi",
                "100m",
                "50%",
                "0.5m",
                "1e3Mi",
                "<<",
                "=",
                ".",
                "-",
                "._5"
            })
    void whatIsNoNumberIsText(String plain) {
        String text = plain.equals("-") ? "a-" : plain;
        assertEquals("[a: \"" + text + "\"]", value("a: " + text + "\n").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!!str 123|\"123\"",
                "!!str|\"\"",
                "!!int \"3\"|3",
                "!!float 3|3",
                "!!bool yes|true",
                "!!null ~|null",
                "!!binary aGVsbG8=|\"hello\"",
                "!!timestamp 2001-01-01|\"2001-01-01\"",
                "!foo 5|\"5\"",
                "! 5|\"5\"",
                "!!str {b: 1}|[b: 1]",
                "!<tag:yaml.org,2002:int> 0x10|16"
            })
    void tagsDecide(String tagged, String meaning) {
        assertEquals("[a: " + meaning + "]", value("a: " + tagged + "\n").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!!null x", "!!int 3.5", "!!int x", "!!bool 1", "!!float yes", "!!binary a", "!!timestamp x"})
    void aTagThatDoesNotFitIsRefused(String tagged) {
        assertEquals(List.of("yaml-tag 1:4"), faults("a: " + tagged + "\n"));
    }

    @Test
    void keysBecomeText() {
        assertEquals(
                "[1: 1, 1.5: 2, true: 3, false: 4, 16: 5, 1e+06: 6, .inf: 7]",
                value("1: 1\n1.5: 2\nyes: 3\nno: 4\n0x10: 5\n1000000.0: 6\n.inf: 7\n")
                        .toString());
        assertEquals("[a b: 1]", value("? a\n  b\n: 1\n").toString());
        for (String key : List.of("null", "~", "? [a]\n", "? {a: b}\n", "18446744073709551615")) {
            assertTrue(faults(key + ": 1\n").contains("key-not-text 1:" + (key.startsWith("?") ? 3 : 1)), key);
        }
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertEquals(List.of("duplicate-key 2:1"), faults("a: 1\na: 2\n"));
        assertEquals(List.of("duplicate-key 2:1"), faults("on: 1\nyes: 2\n"));
        assertEquals(List.of("duplicate-key 1:10"), faults("{\"a\": 1, \"a\": 2}\n"));
        List<ManifestDocument> chance = read("1: a\n\"1\": b\n");
        assertTrue(chance.getFirst().value().isPresent());
        assertTrue(chance.getFirst().diagnostics().stream().noneMatch(Diagnostic::isError));
        assertEquals(1, chance.getFirst().diagnostics().size());
    }

    @Test
    void mergesBringMembers() {
        assertEquals(
                "[d: [a: 1], e: [a: 1, b: 2]]",
                value("d: &d {a: 1}\ne:\n  <<: *d\n  b: 2\n").toString());
        assertEquals("[e: [a: 1, b: 2]]", value("e: {<<: [{a: 1}, {b: 2}]}\n").toString());
        assertEquals("[<<: 1]", value("\"<<\": 1\n").toString());
        String over = "d: &d {a: 1}\ne:\n  <<: *d\n  a: 2\n";
        assertEquals(List.of(), faults(over));
        assertEquals("[d: [a: 1], e: [a: 2]]", value(over).toString());
        assertEquals(List.of("duplicate-key 5:3"), faults(over + "  a: 3\n"));
        String under = "d: &d {a: 1}\ne:\n  a: 2\n  <<: *d\n";
        assertEquals(List.of("duplicate-key 4:3"), faults(under));
        assertEquals(
                "[d: [a: 1], e: [a: 1]]",
                read(under).getFirst().value().orElseThrow().toString());
        assertEquals("[e: [a: 1]]", value("e: {<<: [{a: 1}, {a: 2}]}\n").toString());
        for (String wrong : List.of("1", "~", "[1]", "&x [{a: 1}]\nb: {<<: *x}")) {
            assertTrue(faults("<<: " + wrong + "\n").getFirst().startsWith("yaml-anchor"), wrong);
        }
    }

    @Test
    void aliasesShareTheNodeOfTheirAnchor() {
        Mapping m = (Mapping) value("a: &x {b: 1}\nc: *x\nd: &x 2\ne: *x\n*x : 3\n");
        assertEquals("[a: [b: 1], c: [b: 1], d: 2, e: 2, 2: 3]", m.toString());
        assertSame(m.get("a"), m.get("c"));
        assertEquals(List.of("yaml-anchor 1:4"), faults("a: *nope\n"));
        assertEquals(List.of("yaml-anchor 1:8"), faults("a: &x [*x]\n"));
        assertEquals(List.of("yaml-syntax 1:4"), faults("a: *.example.com\n"));
    }

    @Test
    void aliasesMayNotExpandWithoutEnd() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ",").repeat(9))
                    .append("]\n");
        }
        assertEquals("yaml-anchor", faults(bomb.toString()).getFirst().split(" ", -1)[0]);
        assertEquals(List.of(), faults("a: &a [1, 2, 3]\nb: [" + "*a, ".repeat(200) + "]\n"));
    }

    @Test
    void nestingHasALimit() {
        int limit = ManifestReader.DEEPEST;
        assertEquals(List.of(), faults("[".repeat(limit) + "]".repeat(limit)));
        assertEquals(List.of("too-deep 1:" + (limit + 1)), faults("[".repeat(limit + 1) + "]".repeat(limit + 1)));
    }

    @Test
    void documentsAreSplitAsKubectlSplitsThem() {
        List<ManifestDocument> documents = read(
                "---\n# none\n---\na: 1\n--- # c\nb: [\n---\nnull\n---\nc: '---'\n...\nignored: [\n---   \nd: |\n  x");
        assertEquals(
                List.of(0, 1, 2, 3),
                documents.stream().map(ManifestDocument::index).toList());
        assertEquals(
                List.of("[a: 1]", "-", "[c: \"---\"]", "[d: \"x\n\"]"),
                documents.stream()
                        .map(d -> d.value().map(Node::toString).orElse("-"))
                        .toList());
        assertEquals(
                "6:4",
                Optional.ofNullable(documents.get(1).diagnostics().getFirst().at())
                        .orElseThrow()
                        .from()
                        .toString());
        assertEquals(
                "14:1",
                ((Mapping) documents.get(3).value().orElseThrow())
                        .keyPlace("d")
                        .from()
                        .toString());
        assertEquals(List.of("yaml-syntax 2:5"), faults("a: 1\n--- b: 2\nc: 3\n"));
        assertEquals(List.of("yaml-syntax 2:1"), faults("a: 1\n-----BEGIN\nc: 3\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n---\n", "null\n", "~", " \n \n"})
    void aFileOfNothingHasNoDocuments(String text) {
        assertEquals(List.of(), read(text));
    }

    @Test
    void jsonHasEscapesTabsAndSeveralObjects() {
        List<ManifestDocument> documents =
                read("{\n\t\"a\": \"\\/\\ud83d\\ude00\",\n\t\"b\": [1.0,\n\ttrue]\n}\n{\"c\":\"}{\"}{\"d\":null}\n");
        assertEquals(
                List.of("[a: \"/😀\", b: [1, true]]", "[c: \"}{\"]", "[d: null]"),
                documents.stream()
                        .map(d -> d.value().map(Node::toString).orElse("-"))
                        .toList());
        assertEquals(List.of("yaml-syntax 1:10"), faults("{\"a\": 1} x\n"));
        assertEquals(List.of("yaml-syntax 1:5"), faults("a: \"\\ud83d\\ude00\"\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b: c",
                "a: @b",
                "a: `b`",
                "a: %b",
                "\ta: 1",
                "a:\n\tb: 1",
                "a: - b",
                "a: [b",
                "a: 'b",
                "a: \"\\q\"",
                "a: \"\\ud800\"",
                "a:\n- b\nc",
                "a: {b: c}}",
                "%YAML 1.2\n---\na: 1",
                "%YAML 1.1\na: 1",
                "a: |\n  b\n c",
                "a: &b.c d",
                "a: !x!y z",
                "a\nb: 1",
                "a: 1\n b: 2",
                "a: |0\n  b",
                "a: |x\n  b",
                "a:\n  b: 1\n c: 2",
                "- a\nb: c",
                "a: ? b"
            })
    void brokenSyntaxIsRefused(String text) {
        List<ManifestDocument> documents = read(text + "\n");
        assertTrue(documents.getFirst().value().isEmpty(), text);
        assertTrue(faults(text + "\n").getFirst().startsWith("yaml-syntax"), text);
    }

    @Test
    void charactersAndNumbersThatJsonCannotHoldAreRefused() {
        assertEquals(List.of("encoding 1:4"), faults("a: \u0001\n"));
        for (String number : List.of(".inf", "-.Inf", "+.INF", ".nan", ".NaN")) {
            assertEquals(List.of("number-out-of-range 1:4"), faults("a: " + number + "\n"));
        }
    }

    @Test
    void whatGoYamlTakesAndOthersDoNot() {
        assertEquals("[a: \"b\", c: \"d\te\"]", value("a:\tb\t# c\nc: d\te\n").toString());
        assertEquals("[a:b: null]", value("{a:b}\n").toString());
        assertEquals("[a: 1]", value("{\"a\":1}\n").toString());
        assertEquals("[a: [\"b\"]]", value("a: [b,]\n").toString());
        assertEquals("[a: \"x\n\n y\n\"]", value("a: |\n  x\n\n   y\n\n\n").toString());
        assertEquals("[a: \"x y\nz\"]", value("a: >-\n  x\n  y\n\n  z\n").toString());
        assertEquals("[a: \"x\n\n\"]", value("a: |+\n  x\n\n").toString());
        assertEquals("[a: \" x\n\"]", value("a: |1\n  x\n").toString());
        assertEquals("[a: \"it's b\"]", value("a: 'it''s\n  b'\n").toString());
        assertEquals("[a: \"é bc\"]", value("a: \"\\u00e9\n  b\\\n  c\"\n").toString());
    }

    @Test
    void everyNodeKnowsItsPlace() {
        Mapping m =
                (Mapping) value("# head\na: |\n  x\n  y\n\n# c\n😀: {c: 'd'}  # t\nl:\n- 1\n- b: c d\n  e:\n\n# end\n");
        assertEquals("|\n  x\n  y", stretch(Optional.ofNullable(m.get("a")).orElseThrow()));
        assertEquals("7:1", m.keyPlace("😀").from().toString());
        assertEquals("7:2", m.keyPlace("😀").to().toString());
        assertEquals("{c: 'd'}", stretch(m.mapping("😀")));
        assertEquals("- 1\n- b: c d\n  e:", stretch(m.sequence("l")));
        assertEquals("b: c d\n  e:", stretch(m.sequence("l").items().get(1)));
        assertTrue(stretch(m).startsWith("a: |") && stretch(m).endsWith("e:"));
    }

    @Property(tries = 500, seed = "42")
    void whatIsWrittenIsReadBack(@ForAll("texts") String key, @ForAll("texts") String text, @ForAll long number) {
        Origin here = new Origin.Generated(new SourceFile("t.jsonnet", "").start());
        Mapping written = new Mapping.Builder()
                .put(key, new Scalar.Text(text, here))
                .put(key + "x", new Scalar.Int(number, here))
                .build(here);
        assertEquals(written, value(new YamlWriter().write(written)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "no", "0x1F", "017", "1_000", ".5", "1e3", "<<", "=", "---", "a: b", "\t", "😀", "é\nx\n",
                        " a\n b", "~", ""),
                Arbitraries.strings()
                        .withChars("ab01:-#'\"\\ \n\t{}[],&*!|>%@?.~_")
                        .ofMaxLength(12));
    }
}
