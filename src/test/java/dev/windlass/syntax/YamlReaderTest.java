package dev.windlass.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.source.TextFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private static Result<Node> read(String text) {
        return new YamlReader().read(new SourceFile("a.yaml", text));
    }

    /** Each finding as {@code CODE LINE:COLUMN-LINE:COLUMN}. */
    private static List<String> faults(String text) {
        return read(text).diagnostics().stream()
                .map(d -> d.code().id() + " " + place(d))
                .toList();
    }

    private static String place(Diagnostic finding) {
        Span at = finding.at();
        return at == null ? "nowhere" : at.from() + "-" + at.to();
    }

    private static String stretch(Node node) {
        Span at = node.origin().place();
        return at.file().text().substring(at.start(), at.end());
    }

    private static Node value(Mapping mapping, String key) {
        return Optional.ofNullable(mapping.get(key)).orElseThrow();
    }

    private static Mapping mapping(String text) {
        Result<Node> result = read(text);
        assertEquals(List.of(), result.diagnostics());
        return (Mapping) result.value().orElseThrow();
    }

    @Test
    void readsValuesOfEveryKind() {
        Mapping m =
                mapping("t: text\ni: -12\nr: 0.5\nh: 0x1F\nb: true\nz: null\nu: ~\ne:\nq: \"1\"\nl: [1, a]\nm: {}\n");
        assertEquals(
                "[t: \"text\", i: -12, r: 0.5, h: 31, b: true, z: null, u: null, e: null, q: \"1\", l: [1, \"a\"], m: []]",
                m.toString());
    }

    @Test
    void everyNodeKnowsItsPlace() {
        Mapping m = mapping("# head\na: |\n  x\n  y\n\n# c\n😀: {c: 'd'}  # t\nl:\n- 1\n- b: c d\n  e:\n\n# end\n");
        assertEquals("|\n  x\n  y", stretch(value(m, "a")));
        assertEquals("7:1", m.keyPlace("😀").from().toString());
        assertEquals("7:2", m.keyPlace("😀").to().toString());
        assertEquals("{c: 'd'}", stretch(m.mapping("😀")));
        assertEquals("'d'", stretch(value(m.mapping("😀"), "c")));
        Sequence list = m.sequence("l");
        assertEquals("- 1\n- b: c d\n  e:", stretch(list));
        assertEquals("b: c d\n  e:", stretch(list.items().get(1)));
        assertEquals("c d", stretch(value((Mapping) list.items().get(1), "b")));
        assertTrue(stretch(m).startsWith("a: |") && stretch(m).endsWith("e:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "---\n# nothing\n...\n", "   \n\n"})
    void aFileOfNothingIsEmpty(String text) {
        Result<Node> result = read(text);
        assertTrue(result.value().isEmpty());
        assertEquals(List.of(), result.diagnostics());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "on",
                "OFF",
                "y",
                "N",
                "0123",
                "08",
                "-01",
                "0o17",
                "0b1",
                "+0x1F",
                "1:20",
                "-1:20:30",
                "1:20.5",
                "1_000",
                "1_0.5",
                "1e3",
                "1.5e3",
                "1e+3",
                "-.5",
                "2001-12-14",
                "2001-1-1",
                "2001-12-14 21:59:43.10 -5",
                "=",
                "<<"
            })
    void whatReadersTakeDifferentlyIsAFault(String plain) {
        Result<Node> result = read("a: " + plain + " # c\n");
        Diagnostic only = result.diagnostics().getFirst();
        assertEquals(
                "ambiguous-scalar 1:4-1:" + (4 + plain.length()), only.code().id() + " " + place(only));
        assertEquals(1, result.diagnostics().size());
        assertTrue(String.valueOf(only.help()).startsWith("write \"" + plain + "\" (text)"), only.help());
    }

    @ParameterizedTest
    @CsvSource({
        "no, write \"no\" (text) or false (boolean)",
        "0123, write \"0123\" (text) or 123 (number)",
        "0o17, write \"0o17\" (text) or 15 (number)",
        "1:20, write \"1:20\" (text) or 80 (number)",
        "1_000, write \"1_000\" (text) or 1000 (number)",
        "1e3, write \"1e3\" (text) or 1000.0 (number)",
    })
    void theHelpSaysWhatToWrite(String plain, String help) {
        assertEquals(help, read("a: " + plain).diagnostics().getFirst().help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "v1.17.5",
                "10.0.0.1",
                "8080:80",
                "3f2c1e9",
                "1Ti",
                "nO",
                "+",
                ".",
                "0x",
                "0xg",
                "0o8",
                "1e",
                "e3",
                "-conf=/x",
                "--flag",
                "::1",
                "2001-13",
                "a_1",
                "_1",
                "12-34",
                "1 000",
                ".infinity",
                "2001-12-14x",
                "https://a.b/c",
                "a#b"
            })
    void whatAllReadersTakeForTextIsText(String plain) {
        assertTrue(ScalarTable.isText(plain));
        assertEquals(plain, mapping("a: " + plain).text("a").orElse("no text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "1.0e+999",
                "1.0e-999",
                ".inf",
                "-.INF",
                ".nan"
            })
    void numbersBeyond64BitsAreAFault(String plain) {
        assertEquals(List.of("number-out-of-range 1:4-1:" + (4 + plain.length())), faults("a: " + plain));
    }

    @Test
    void theLimitsOfNumbersAreFine() {
        Mapping m =
                mapping("a: 9223372036854775807\nb: -9223372036854775808\nc: 0x7fffffffffffffff\nd: 1.5e+3\ne: .5\n");
        assertEquals(
                "[a: 9223372036854775807, b: -9223372036854775808, c: 9223372036854775807, d: 1500.0, e: 0.5]",
                m.toString());
    }

    @Test
    void keysAreTextOnce() {
        assertEquals(
                List.of(
                        "duplicate-key 2:1-2:2",
                        "ambiguous-scalar 3:1-3:3",
                        "ambiguous-scalar 4:1-4:4",
                        "key-not-text 5:3-5:6",
                        "yaml-anchor 7:1-7:3"),
                faults("a: 1\na: 2\non: 1\n123: 1\n? [a]\n: 1\n<<: {z: 1}\n"));
        assertEquals(List.of("key-not-text 2:3-2:9", "ambiguous-scalar 3:3-3:5"), faults("a: 1\n? {b: 1}\n: no\n"));
        Diagnostic duplicate = read("a: 1\nb: {c: 1, c: 2}\n").diagnostics().getFirst();
        assertEquals(
                "1:1",
                read("a: 1\na: 2")
                        .diagnostics()
                        .getFirst()
                        .related()
                        .getFirst()
                        .at()
                        .from()
                        .toString());
        assertEquals("2:5", duplicate.related().getFirst().at().from().toString());
        assertEquals(
                "2:11",
                String.valueOf(duplicate.at() == null ? null : duplicate.at().from()));
    }

    @Test
    void tagsAnchorsAndAliasesAreFaults() {
        assertEquals(
                List.of(
                        "yaml-anchor 1:4-1:6",
                        "yaml-tag 1:7-1:12",
                        "yaml-anchor 2:4-2:6",
                        "yaml-tag 3:4-3:6",
                        "yaml-anchor 5:4-5:6"),
                faults("a: &x !!str 1\nb: *x\nc: !y\n  k: v\nd: &z [1]\n"));
    }

    @Test
    void furtherDocumentsAreOneFaultAndAreRead() {
        assertEquals(
                List.of("extra-document 2:1-2:2", "ambiguous-scalar 3:4-3:6"), faults("a: 1\n---\nb: no\n---\nc: 1\n"));
    }

    @Test
    void depthIsBounded() {
        assertEquals(List.of(), faults("[".repeat(64) + "]".repeat(64)));
        assertEquals(List.of("too-deep 1:65-1:66"), faults("[".repeat(65) + "]".repeat(65)));
        assertEquals(List.of("too-deep 1:65-1:66"), faults("[".repeat(TextFile.LARGEST)));
        assertEquals(
                List.of("too-deep 1:67-1:68", "ambiguous-scalar 2:4-2:6"),
                faults("a: [" + "[".repeat(200) + "]".repeat(200) + "]\nb: no"));
    }

    @Test
    void sizeAndTheNumberOfFindingsAreBounded() {
        assertEquals(List.of("file-too-large 1:1-1:2"), faults("a\n" + "#".repeat(TextFile.LARGEST)));
        assertEquals(YamlReader.MOST_FINDINGS, faults("- no\n".repeat(10_000)).size());
    }

    @Test
    void controlCharactersAreFaultsAndReadingGoesOn() {
        assertEquals(
                List.of("encoding 1:5-1:6", "encoding 2:6-2:7", "ambiguous-scalar 3:4-3:6"),
                faults("a: 😀\u0007\nb: #c\u2028d\nc: no\n"));
        assertEquals(
                "a: \"\u0007\"", "a: \"" + mapping("a: \"\\u0007\"").text("a").orElse("") + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            a:\\n\\tb: 1             | 2:1  | a tab where YAML wants spaces
            a: b: c                  | 1:5  | a second ": " on one line
            a: "x\\nb: 1             | 1:4  | this quote is never closed
            a: 'x                    | 1:4  | this quote is never closed
            c: d\\na:b               | 2:2  | no space behind this colon
            a:b\\nc: d               | 1:2  | no space behind this colon
            c: d\\nab\\ne: f         | 2:1  | a key without a colon
            storage\\n  size: 1      | 2:7  | this key is indented under a line that cannot have keys under it
            a: 1\\n  b: 2            | 2:4  | this key is indented under a line that cannot have keys under it
            a: {x: 1\\nb: 2          | 2:2  | a comma or } should stand here
            a: [1, 2\\n              | 1:4  | this [ is never closed
            : x\\nb: 1              | 1:1  | a key is missing before this colon
            a: @x                    | 1:4  | a value cannot begin with @
            a: %x                    | 1:4  | a value cannot begin with %
            a: *.x                   | 1:4  | a value cannot begin with *
            a: !foo!bar y            | 1:4  | a value cannot begin with !
            a: "\\q"                 | 1:6  | a backslash in double quotes begins an escape, and this is none
            a: - b                   | 1:4  | a list item cannot begin here
            a: 1\\n- b               | 2:1  | a list item among keys
            a: ]                     | 1:4  | ] where a value should be
            a: {b: 1}}               | 1:10 | this } closes nothing
            a: 'it's'                | 1:8  | text behind a closing quote
            a:\\n  b: 1\\n c: 2      | 3:2  | this line is not indented like those it belongs with
            a: >x\\n  b              | 1:5  | nothing but a line break may follow the sign of a block
            a: "\\UFFFFFFFF"         | 1:2  | this is not valid YAML from here on
            """)
    void faultsOfSyntaxAreSaidPlainly(String text, String place, String message) {
        String yaml = text.replace("\\n", "\n").replace("\\t", "\t");
        Result<Node> result = read(yaml);
        assertEquals(
                "yaml-syntax " + place + " " + message,
                result.diagnostics().stream()
                        .map(d -> d.code().id() + " " + (d.at() == null ? "" : d.at().from()) + " " + d.message())
                        .collect(Collectors.joining()));
        assertTrue(result.value().isEmpty());
    }

    @Test
    void faultsBeforeABrokenLineAreReportedToo() {
        assertEquals(List.of("ambiguous-scalar 1:4-1:6", "yaml-syntax 2:4-2:5"), faults("a: no\nb: @\n"));
    }

    @Test
    void scalarsKeepTheirText() {
        Mapping m = mapping("a: >-\n  x\n  y\nb: \"x\\u00e9\\n\"\nc: 'it''s'\nd: |+\n  z\n\n");
        assertEquals(new Scalar.Text("x y", m.origin()), m.get("a"));
        assertEquals("xé\n", m.text("b").orElse(""));
        assertEquals("it's", m.text("c").orElse(""));
        assertEquals("z\n\n", m.text("d").orElse(""));
    }
}
