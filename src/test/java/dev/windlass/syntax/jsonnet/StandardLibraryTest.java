package dev.windlass.syntax.jsonnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.source.Result;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that sjsonnet lacks; expectations from jsonnet.org/ref/stdlib.html and RFC 1321, FIPS 180-4 and 202. */
class StandardLibraryTest {
    private static final Mapping UNIT = Templates.spec("b.yaml", "client x");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            std.trim("  a ") == "a"
            std.all([true, true]) && !std.all([true, false]) && std.all([])
            std.any([true, false]) && !std.any([])
            std.sum([1, 2, 3]) == 6 && std.avg([1, 2, 3]) == 2
            std.contains([1, 2], 2) && !std.contains([1, 2], 3)
            std.remove([1, 2, 1], 1) == [2, 1] && std.remove([1], 2) == [1]
            std.removeAt([1, 2, 3], 1) == [1, 3]
            std.isEmpty("") && !std.isEmpty("a")
            std.equalsIgnoreCase("aB", "Ab") && !std.equalsIgnoreCase("a", "b")
            std.objectKeysValues({b: 1, a: 2, h:: 3}) == [{key: "a", value: 2}, {key: "b", value: 1}]
            std.length(std.objectKeysValuesAll({b: 1, h:: 3})) == 2
            std.objectRemoveKey({a: 1, b: 2}, "a") == {b: 2}
            std.objectFields({b: 1, a: 2, h:: 3}) == ["a", "b"] && std.objectFieldsAll({b: 1, h:: 3}) == ["b", "h"]
            std.objectValues({b: 1, a: 2}) == [2, 1]
            std.mapWithKey(function(k, v) k + v, {a: 1}) == {a: "a1"}
            std.maxArray([1, 3, 2]) == 3 && std.minArray(["b", "a"]) == "a"
            std.maxArray([{n: 1}, {n: 2}], function(x) x.n).n == 2 && std.minArray([], onEmpty=7) == 7
            std.deepJoin(["a", ["b", ["c"]]]) == "abc"
            std.flattenDeepArray([[1, [2]], 3]) == [1, 2, 3]
            std.isInteger(1) && !std.isInteger(1.5) && std.isDecimal(1.5) && !std.isDecimal(1)
            std.isEven(2) && std.isOdd(3) && !std.isEven(3) && !std.isOdd(2)
            std.round(1.5) == 2 && std.round(1.4) == 1
            std.xor(true, false) && !std.xor(true, true) && std.xnor(true, true) && !std.xnor(true, false)
            std.md5("") == "d41d8cd98f00b204e9800998ecf8427e"
            std.sha1("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709"
            std.sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            std.startsWith(std.sha512("abc"), "ddaf35a193617aba") && std.startsWith(std.sha3("abc"), "b751850b1a57168a")
            std.resolvePath("a/b/c", "d") == "a/b/d" && std.resolvePath("a", "d") == "d"
            std.splitLimitR("a/b/c", "/", 1) == ["a/b", "c"] && std.splitLimitR("a/b/c", "/", -1) == ["a", "b", "c"]
            std.manifestTomlEx({a: 1, l: ["x"], b: {c: true}}, "  ") == "a = 1\\nl = [\\n  \\"x\\"\\n]\\n\\n[b]\\n  c = true"
            std.manifestTomlEx({t: [{a: [{b: 1}]}]}, "") == "[[t]]\\n[[t.a]]\\nb = 1"
            std.get({a: 1}, "a") == 1 && std.get({}, "a") == null && std.get({}, "a", 2) == 2
            std.get({a:: 1}, "a") == 1 && std.get({a:: 1}, "a", 2, false) == 2
            std.range(1, 3) == [1, 2, 3] && std.range(1, 0) == []
            std.makeArray(3, function(i) i * 2) == [0, 2, 4]
            std.repeat("ab", 2) == "abab" && std.repeat([1], 2) == [1, 1]
            [std.type(x) for x in [1, "a", true, null, {}, [], function() 1]] == ["number", "string", "boolean", "null", "object", "array", "function"]
            """)
    void isAsJsonnetSays(String expression) {
        Result<Node> result = Templates.call("function(unit) " + expression, UNIT);
        assertEquals("true", result.value().map(Node::toString).orElseGet(() -> Templates.error(result)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            std.avg([])
            std.maxArray([])
            std.minArray([1, "a"])
            std.all([1])
            std.manifestTomlEx({a: null}, "")
            std.native("other")
            std.trace("x", 1)
            std.parseYaml("a: 1")
            std.gzip("x")
            """)
    void refuses(String expression) {
        Result<Node> result = Templates.call("function(unit) " + expression, UNIT);
        assertEquals("template-failed", result.diagnostics().getFirst().code().id());
    }
}
