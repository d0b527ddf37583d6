package dev.windlass.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is written comes back as the same values from readers of YAML 1.1 and 1.2, and from our own. */
class YamlRoundTripTest {
    private static final Origin HERE = new Origin.Generated(new SourceFile("t.jsonnet", "").start());
    private static final YAMLMapper JACKSON = new YAMLMapper();

    private static final String[] NASTY = {
        "no",
        "Yes",
        "y",
        "on",
        "0x1F",
        "0X1F",
        "-0x1F",
        "0b1",
        "0o7",
        "0O7",
        "017",
        "08",
        "1:20",
        "02:30",
        "1:20.5",
        "1e3",
        "1.5e3",
        "1e+3",
        ".5",
        "-.5",
        "._",
        "._1",
        "1_000",
        "_1",
        "-_1",
        "0x_",
        "+1",
        "-0",
        "1.",
        "31.1",
        ".inf",
        "-.INF",
        ".NaN",
        "9223372036854775808",
        " lead",
        "trail ",
        "# c",
        "a # c",
        "a: b",
        "a:",
        ":",
        ": a",
        ":a",
        "- x",
        "-",
        "-x",
        "--x",
        "---",
        "--- a",
        "...",
        "?",
        "? x",
        "?x",
        "\t",
        "\tx",
        "a\tb",
        "\u0085",
        "a\u0085b",
        "a\u2028b",
        "\uFEFF",
        "\uFEFFa",
        "",
        " ",
        "null",
        "~",
        "Null",
        "true",
        "TRUE",
        "=",
        "<<",
        "2001-01-01",
        "2001-1-1",
        "2001-01-01 1:2:3",
        "2001-01-01T10:00:00Z",
        "!x",
        "&a",
        "*a",
        "%x",
        "%YAML 1.1",
        "@x",
        "`x",
        "'x'",
        "\"x\"",
        "{a: b}",
        "[a]",
        "a, b",
        "}",
        "]",
        ",",
        "|",
        "|-",
        ">",
        "a\nb",
        "a\n",
        "a\n\n",
        "\na",
        "\n",
        "\n\n",
        " a\nb",
        "\ta\nb\n",
        "a \nb",
        "a\n ",
        "a\n \nb",
        "a\r\nb",
        "a\rb",
        "# a\n# b\n",
        "---\na\n",
        "...\n",
        "\\",
        "\\n",
        "\0",
        "\u0007",
        "\u007F",
        "\u00A0",
        "\uFFFE",
        "😀",
        "a😀b\n😀",
        "é",
        "\u202E",
        "a\n\tb\n",
        "a\n\n\n  b\n\n"
    };

    private static Arbitrary<String> texts() {
        Arbitrary<String> picked = Arbitraries.of(NASTY);
        Arbitrary<String> shapes =
                Arbitraries.strings().withChars("019._+-:eExXobTZ ~n").ofMaxLength(9);
        Arbitrary<String> lines =
                Arbitraries.strings().withChars("a \n\t#-:'\"|").ofMaxLength(14);
        Arbitrary<String> any = Arbitraries.strings()
                .ofMaxLength(20)
                .filter(s -> s.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000));
        Arbitrary<String> joined = picked.list().ofMinSize(2).ofMaxSize(3).map(l -> String.join("", l));
        return Arbitraries.oneOf(picked, shapes, lines, any, joined);
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                texts(), Arbitraries.of("apiVersion", "kind", "metadata", "k".repeat(1_020), "é ".repeat(700) + "x"));
    }

    @Provide
    Arbitrary<Node> trees() {
        Arbitrary<Node> scalars = Arbitraries.oneOf(
                texts().map(t -> new Scalar.Text(t, HERE)),
                texts().map(t -> new Scalar.Text(t, HERE)),
                Arbitraries.longs().map(l -> new Scalar.Int(l, HERE)),
                Arbitraries.doubles().map(d -> new Scalar.Real(d, HERE)),
                Arbitraries.of(1e15, -1.5e300, 4.9E-324, 0.1, 100.0, 1e-7).map(d -> new Scalar.Real(d, HERE)),
                Arbitraries.of(true, false).map(b -> new Scalar.Bool(b, HERE)),
                Arbitraries.just(new Scalar.Null(HERE)));
        return nested(scalars, 3);
    }

    private static Arbitrary<Node> nested(Arbitrary<Node> inner, int levels) {
        if (levels == 0) {
            return inner;
        }
        Arbitrary<Node> below = nested(inner, levels - 1);
        Arbitrary<Node> lists = below.list().ofMaxSize(3).map(items -> new Sequence(items, HERE));
        Arbitrary<Node> mappings = Arbitraries.maps(keys(), below).ofMaxSize(4).map(m -> {
            Mapping.Builder mapping = new Mapping.Builder();
            m.forEach(mapping::put);
            return mapping.build(HERE);
        });
        return Arbitraries.frequencyOf(Tuple.of(1, inner), Tuple.of(2, lists), Tuple.of(4, mappings));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "42")
    void ourReaderReadsTheSame(@ForAll("trees") Node tree) {
        Result<Node> back = new YamlReader().read(new SourceFile("a.yaml", new YamlWriter().write(tree)));
        assertEquals(List.of(), back.diagnostics());
        assertEquals(tree, back.value().orElseThrow());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "43")
    void aReaderOfYaml11ReadsTheSame(@ForAll("trees") Node tree) {
        String yaml = new YamlWriter().write(tree);
        assertEquals(plain(tree), new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml), yaml);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "44")
    void aReaderOfYaml12ReadsTheSame(@ForAll("trees") Node tree) {
        String yaml = new YamlWriter().write(tree);
        LoadSettings core = LoadSettings.builder().setSchema(new CoreSchema()).build();
        assertEquals(plain(tree), new Load(core).loadFromString(yaml), yaml);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "45")
    void jacksonReadsTheSame(@ForAll("trees") Node tree) {
        String yaml = new YamlWriter().write(tree);
        assertEquals(plain(tree), plain(JACKSON.readTree(yaml)), yaml);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, seed = "46")
    void writingIsDeterministicAndKeepsItsForm(@ForAll("trees") Node tree) {
        String yaml = new YamlWriter().write(tree);
        Node back =
                new YamlReader().read(new SourceFile("a.yaml", yaml)).value().orElseThrow();
        assertEquals(yaml, new YamlWriter().write(back));
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE, seed = "47")
    void readingArbitraryTextNeverThrows(@ForAll("documents") String text) {
        Result<Node> result = new YamlReader().read(new SourceFile("a.yaml", text));
        result.diagnostics().forEach(d -> assertTrue(d.at() != null && d.at().end() <= text.length(), d.message()));
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.of(NASTY),
                Arbitraries.of(
                        "\n",
                        "\n  ",
                        "\n- ",
                        ": ",
                        "a: ",
                        "? ",
                        "{",
                        "}",
                        "[",
                        "]",
                        ", ",
                        "\"",
                        "'",
                        "\\",
                        "\"\\U",
                        "\"\\x",
                        "%YAML 9",
                        "%TAG ",
                        "!<",
                        "!%",
                        "|9\n",
                        "FFFFFFFF"),
                Arbitraries.strings().ofMaxLength(4));
        return parts.list().ofMaxSize(12).map(l -> String.join("", l));
    }

    /** Maps, lists and boxes; whole numbers as text, since readers choose different types for them. */
    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case Mapping m -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                m.members().forEach((key, member) -> map.put(key, plain(member.value())));
                yield map;
            }
            case Sequence s -> {
                List<@Nullable Object> list = new ArrayList<>();
                s.items().forEach(item -> list.add(plain(item)));
                yield list;
            }
            case Scalar.Text(String value, Origin _) -> value;
            case Scalar.Int(long value, Origin _) -> value == (int) value ? (Object) (int) value : (Object) value;
            case Scalar.Real(double value, Origin _) -> value;
            case Scalar.Bool(boolean value, Origin _) -> value;
            case Scalar.Null _ -> null;
        };
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToInt() ? (Object) node.intValue() : (Object) node.longValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.stringValue();
    }
}
