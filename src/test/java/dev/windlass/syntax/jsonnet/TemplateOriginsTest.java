package dev.windlass.syntax.jsonnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.source.Result;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each way to compute a value remembers of the spec. Places are lines of the spec below. */
class TemplateOriginsTest {
    private static final Mapping UNIT = Templates.spec(
            "b.yaml",
            "client bitcoin-core",
            "version v31",
            "replicas 2",
            "ha true",
            "args []- -x -y",
            "config.txindex 1",
            "config.dbcache 4096",
            "n 9007199254740993",
            "storage.size 1Ti",
            "ratio 31.0");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unit.client                                           | from b.yaml:1:8
            local x = unit.client; x                              | from b.yaml:1:8
            {p: unit.client, q: self.p}.q                         | from b.yaml:1:8
            std.get(unit, "client")                               | from b.yaml:1:8
            unit.client + "-x"                                    | from b.yaml:1:8
            -unit.replicas                                        | from b.yaml:3:10
            "" + unit.replicas                                    | from b.yaml:3:10
            "%s:%s" % [unit.client, unit.version]                 | from b.yaml:1:8 b.yaml:2:9
            "%(a)s" % {a: unit.client}                            | from b.yaml:1:8
            std.format("%s %s", [unit.client, unit.version])      | from b.yaml:1:8 b.yaml:2:9
            std.join(",", unit.args)                              | from b.yaml:5:10 b.yaml:5:13
            std.foldl(function(a, x) a + x, unit.args, "")        | from b.yaml:5:10 b.yaml:5:13
            std.manifestIni({sections: {}, main: unit.config})    | from b.yaml:7:1 b.yaml:7:16 b.yaml:6:1 b.yaml:6:16
            std.toString(unit.config)                             | from b.yaml:6:16 b.yaml:7:16
            unit.client[0:3]                                      | from b.yaml:1:8
            unit.client[0]                                        | from b.yaml:1:8
            std.asciiUpper(unit.client)                           | from b.yaml:1:8
            std.md5(unit.client)                                  | from b.yaml:1:8
            std.max(unit.replicas, 1)                             | from b.yaml:3:10
            !unit.ha                                              | from b.yaml:4:4
            unit.client == "x"                                    | from b.yaml:1:8
            std.split(unit.client, "-")[1]                        | from b.yaml:1:8
            unit.ha && unit.replicas > 1                          | from b.yaml:4:4 b.yaml:3:10
            if unit.ha then 3 else 1                              | from t.jsonnet:3:18 because b.yaml:4:4
            if unit.ha then unit.client                           | from b.yaml:1:8 because b.yaml:4:4
            (if unit.ha then {a: 1} else {}).a                    | from t.jsonnet:3:23 because b.yaml:4:4
            [x for x in unit.args][1]                             | from b.yaml:5:13
            std.sort(unit.args)[0]                                | from b.yaml:5:10
            std.objectFields(unit.config)[0]                      | from b.yaml:7:1
            std.objectFields({a: 1} + unit.config)[1]             | from b.yaml:7:1
            (unit.storage {k: 1}).size                            | from b.yaml:9:14
            std.mergePatch(unit.storage, {k: 1}).size             | from b.yaml:9:14
            std.prune(unit.storage).size                          | from b.yaml:9:14
            std.length(unit.args)                                 | from b.yaml:5:6
            std.objectHas(unit, "ha")                             | from b.yaml:1:1
            std.get(unit, "nope", "dflt")                         | from t.jsonnet:3:24
            7                                                     |
            """)
    void remembersTheSpec(String expression, String expected) {
        Node made = made("function(unit)\n  { field:\n " + expression + " }");
        Node field = ((Mapping) made).get("field");
        String description = field == null ? "absent" : Templates.describe(field.origin());
        String placed = description.replaceAll(".*?((placed|generated) t\\.jsonnet:\\d+).*", "$1");
        assertEquals(
                expected == null ? "generated t.jsonnet:" + (expression.equals("7") ? 3 : 2) : "placed t.jsonnet:2",
                placed);
        String rest = description
                .replaceAll("(placed|generated) t\\.jsonnet:\\d+:\\d+ ?", "")
                .strip();
        assertEquals(expected == null ? "" : expected, rest);
    }

    private static Node made(String template) {
        Result<Node> result = Templates.call(template, UNIT);
        return result.value().orElseThrow(() -> new AssertionError(Templates.error(result)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {x: if unit.ha then {a: 1} else {}}            | x.a = 1 placed t.jsonnet:1:36 because b.yaml:4:4
            {[if unit.ha then "x"]: 3}                     | x = 3 placed t.jsonnet:1:40 because b.yaml:4:4
            {x:: 1} + (if unit.ha then {a: 1} else {})     | a = 1 placed t.jsonnet:1:44 because b.yaml:4:4
            [] + (if unit.ha then [{a: 1}] else [])        | [0].a = 1 placed t.jsonnet:1:40 because b.yaml:4:4
            """)
    void carriesAConditionIntoWhatItChose(String expression, String expected) {
        String all = Templates.origins(made("function(unit) " + expression)).strip();
        assertEquals(
                expected.replaceAll("t\\.jsonnet:1:\\d+", "t.jsonnet:1"),
                all.replaceAll("t\\.jsonnet:1:\\d+", "t.jsonnet:1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unit.n                  | 9007199254740993
            unit.ratio              | 31.0
            1 / 2                   | 0.5
            3.0                     | 3
            9007199254740992        | 9007199254740992
            1e300                   | 1.0E300
            """)
    void keepsNumbersExact(String expression, String expected) {
        assertEquals(expected, String.valueOf(((Mapping) made("function(unit) {x: " + expression + "}")).get("x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {a: 1}                                             | a  | t.jsonnet:1:20
            {a: {b: unit.client}}                              | a  | t.jsonnet:1:17
            unit.storage                                       | size | b.yaml:9:1
            {x: 1} + unit.storage                              | size | b.yaml:9:1
            {[k]: 1 for k in std.objectFields(unit.storage)}   | size | b.yaml:9:1
            {[unit.client]: 1}                                 | bitcoin-core | b.yaml:1:8
            std.mapWithKey(function(k, v) v, unit.storage)     | size | b.yaml:9:1
            """)
    void knowsWhereKeysStand(String expression, String key, String expected) {
        assertEquals(
                expected,
                ((Mapping) made("function(unit) " + expression)).keyPlace(key).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {b: 1, a: 2}            | b, a
            {b: 1} + {a: 2, b: 3}   | b, a
            {b: 1, h:: 2, a: null}  | b, a
            """)
    void keepsTheOrderOfWriting(String expression, String expected) {
        assertEquals(expected, String.join(", ", ((Mapping) made("function(unit) " + expression)).keys()));
    }

    @org.junit.jupiter.api.Test
    void everyNodeIsComputedOrGenerated() {
        Mapping made = (Mapping) made("function(unit) {a: unit.config, b: [1], c: unit.args}");
        made.members()
                .values()
                .forEach(m -> assertEquals(
                        true,
                        m.value().origin() instanceof Origin.Computed
                                || m.value().origin() instanceof Origin.Generated));
    }
}
