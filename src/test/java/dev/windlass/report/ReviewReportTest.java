package dev.windlass.report;

import static dev.windlass.review.gate.Proposals.assessed;
import static dev.windlass.review.gate.Proposals.change;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.review.Review;
import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.gate.Gate;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.AssessedChange;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.syntax.YamlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReviewReportTest {
    /** GitHub's limit for a comment. */
    private static final int COMMENT = 65_536;

    private static final Gate GATE = new Gate(Set.of(Risk.DATA_LOSS, Risk.OUTAGE));

    @Test
    void theMostDangerousStandsFirst() {
        Review review = review(
                judged(change(config("a", "1"), config("a", "2")), Risk.SAFE),
                judged(change(config("b", "1"), config("b", "2")), Risk.PRIVILEGE),
                judged(change(config("c", "1"), config("c", "2")), Risk.OUTAGE),
                judged(change(config("d", "1"), config("d", "3")), Risk.RESTART));
        for (String text : List.of(text(review), markdown(review))) {
            List<Integer> places = Stream.of("ConfigMap/c of", "ConfigMap/b of", "ConfigMap/d of", "ConfigMap/a of")
                    .map(text::indexOf)
                    .toList();
            assertEquals(places.stream().sorted().toList(), places, text);
        }
        assertTrue(
                text(review).endsWith("4 changes in production: 1 outage (blocked), 1 privilege, 1 restart, 1 safe\n"),
                text(review));
    }

    @Test
    void theSameChangeOfManyUnitsIsOneEntry() {
        Judged[] all = IntStream.range(0, 20)
                .mapToObj(i -> judged(change(config("c" + i, "1"), config("c" + i, "2")), Risk.SAFE))
                .toArray(Judged[]::new);
        String text = text(review(all));
        assertTrue(text.contains("safe: change 20 of ConfigMap (c0, c1, c2 and 17 more)\n"), text);
        assertEquals(1, text.lines().filter(l -> l.startsWith("safe: ")).count());
    }

    @Test
    void theChangedLinesOfALongTextAreShown() {
        String before =
                IntStream.range(0, 50).mapToObj(i -> "line " + i + "\\n").reduce("", String::concat);
        String text = text(review(judged(
                change(config("a", before), config("a", before.replace("line 7\\n", "line seven\\n"))), Risk.SAFE)));
        assertTrue(text.contains("  data[key]:\n    - line 7\n    + line seven\n"), text);
        assertFalse(text.contains("line 8"), text);
    }

    @Test
    void muchIsCountedUnlessAllIsAskedFor() {
        String before =
                IntStream.range(0, 50).mapToObj(i -> "line " + i + "\\n").reduce("", String::concat);
        Review review =
                review(judged(change(config("a", before), config("a", before.replace("line", "row"))), Risk.SAFE));
        assertTrue(text(review).contains("    and 88 more lines\n"), text(review));
        assertTrue(new ReviewReport(Paint.PLAIN, true).show(review).contains("    + row 49\n"));
    }

    @Test
    void noValueOfASecretIsShown() {
        String secret = """
                apiVersion: v1
                kind: Secret
                metadata: {name: a, namespace: shop}
                stringData: {user: %s}
                data: {key: %s}
                """;
        String environment = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a, namespace: shop}
                spec: {template: {spec: {containers: [{name: c, env: [{name: DB_PASSWORD, value: %s}, {name: X, value: "https://u:%s@h"}]}]}}}
                """;
        String config = config("a", "rpcuser=me\\nrpcpassword=%s\\n");
        for (String kind : List.of(secret, environment, config)) {
            Review review = review(
                    judged(change(kind.replace("%s", "hunter2"), kind.replace("%s", "correcthorse")), Risk.SAFE));
            for (String shown : List.of(text(review), markdown(review), json(review))) {
                assertFalse(shown.contains("hunter2"), shown);
                assertFalse(shown.contains("correcthorse"), shown);
            }
            assertTrue(text(review).contains("hidden") || text(review).contains("•"), text(review));
        }
    }

    @Test
    void aWholeValueIsShownWithoutItsSecrets() {
        String before = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a, namespace: shop}
                spec: {template: {spec: {containers: [{name: c}]}}}
                """;
        String after = before.replace(
                "{name: c}",
                "{name: c}, {name: d, env: [{name: API_TOKEN, value: hunter2}, {name: LEVEL, value: info}]}");
        Review review = review(judged(change(before, after), Risk.SAFE));
        assertFalse(json(review).contains("hunter2"), json(review));
        assertTrue(json(review).contains("info"), json(review));
    }

    @Test
    void noTextSteersATerminal() {
        Review review = review(judged(hostile("\u001b[2J\u202e\r\n"), Risk.DATA_LOSS));
        String text = text(review);
        assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 0x202e && c != 0x7f)), text);
    }

    @Test
    void noTextBecomesMarkup() {
        for (String name : List.of(
                "</summary><script>alert(1)</script>",
                "</code></details><img src=x onerror=y>",
                "[a](https://evil.example)",
                "@everyone #1 !2",
                "a | b",
                "```\n</details>\n# big",
                "**bold** _it_ `c`")) {
            String text = markdown(review(judged(hostile(name), Risk.DATA_LOSS)));
            String outside = text.replaceAll("(?s)\n(`{3,})[a-z]*\n.*?\n\\1\n", "\n")
                    .replaceAll("(`+)[^`].*?\\1", "")
                    .replaceAll("&#[0-9]+;", "·");
            assertEquals(outside.split("<details>", -1).length, outside.split("</details>", -1).length, text);
            for (String markup : List.of("<script", "<img", "](https", "@everyone", "#1", "!2", "\n# big")) {
                assertFalse(outside.contains(markup), markup + " in:\n" + text);
            }
            long tags = outside.codePoints().filter(c -> c == '<').count();
            assertEquals(
                    0,
                    tags
                            - count(outside, "<details>")
                            - count(outside, "</details>")
                            - count(outside, "<summary>")
                            - count(outside, "</summary>")
                            - count(outside, "<b>")
                            - count(outside, "</b>")
                            - count(outside, "<code>")
                            - count(outside, "</code>"),
                    text);
        }
    }

    @Test
    void fitsIntoACommentAndCountsTheRest() {
        Judged[] all = IntStream.range(0, 2_000)
                .mapToObj(i -> judged(
                        change(config("c" + i, "" + i), config("c" + i, "x" + i + "\\n".repeat(40) + "😀".repeat(500))),
                        i % 1000 == 0 ? Risk.DATA_LOSS : i % 2 == 0 ? Risk.RESTART : Risk.SAFE))
                .toArray(Judged[]::new);
        String text = markdown(review(all));
        assertTrue(text.length() < COMMENT, "characters: " + text.length());
        assertEquals(2, count(text, "<b>data-loss, blocked</b>"));
        assertEquals(count(text, "<details>"), count(text, "</details>"));
        long shown = count(text, "<b>restart</b>");
        assertTrue(shown > 0, text.substring(0, 500));
        assertTrue(
                text.endsWith("\nand " + (998 - shown) + " more restart, 1000 more safe changes\n"),
                text.substring(text.length() - 200));
    }

    @Test
    void fitsAlsoWhereEverythingIsBlockedAndLong() {
        String name = "n".repeat(250);
        Judged[] all = IntStream.range(0, 1_000)
                .mapToObj(i -> new Judged(
                        new AssessedChange(
                                change(config(name + i, "1"), config(name + i, "2" + i)),
                                List.of(new Hazard(Risk.DATA_LOSS, "r".repeat(5_000), "m".repeat(5_000)))),
                        "000000000000",
                        new TreeSet<>(Set.of(Risk.DATA_LOSS)),
                        false))
                .toArray(Judged[]::new);
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            diagnostics.add(Diagnostic.error(Code.WRONG_TYPE, null, "w".repeat(1_000)));
        }
        String text = new ReviewMarkdown().show("diff", review(all), diagnostics);
        assertTrue(text.length() < COMMENT, "characters: " + text.length());
        assertEquals(count(text, "<details>"), count(text, "</details>"));
        assertTrue(text.contains("more data-loss changes"), text.substring(text.length() - 200));
    }

    @Test
    void programsGetEveryChangeOnce() {
        Judged[] all = IntStream.range(0, 20)
                .mapToObj(i -> judged(change(config("c" + i, "1"), config("c" + i, "2")), Risk.OUTAGE))
                .toArray(Judged[]::new);
        JsonNode json = JsonMapper.builder().build().readTree(json(review(all)));
        assertEquals(20, json.get("changes").size());
        assertEquals(20, json.get("blocked").asInt());
        JsonNode change = json.get("changes").get(3);
        assertEquals("c3", change.get("name").asString());
        assertEquals("outage", change.get("blockedBy").get(0).asString());
        assertEquals(32, change.get("digest").asString().length());
        assertEquals("it is outage", change.get("hazards").get(0).get("reason").asString());
    }

    private static ResourceChange hostile(String name) {
        return change(config(name, name), config(name, name + "x"));
    }

    /** A ConfigMap; {@code \n} in the value is a line break. */
    private static String config(String name, String value) {
        String quoted = YamlWriter.quoted(name);
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + quoted + ", namespace: shop}\ndata: {key: "
                + YamlWriter.quoted(value.replace("\\n", "\n")) + "}\n";
    }

    private static Judged judged(ResourceChange change, Risk... risks) {
        return GATE.judge(assessed(change, risks), Comparer.digest(change), List.of());
    }

    private static Review review(Judged... changes) {
        return new Review(Arrays.asList(changes), List.of());
    }

    private static String text(Review review) {
        return new ReviewReport(Paint.PLAIN, false).show(review);
    }

    private static String markdown(Review review) {
        return new ReviewMarkdown().show("diff", review, List.of());
    }

    private static String json(Review review) {
        return new ReviewJson().show(review, List.of());
    }

    private static int count(String text, String what) {
        return text.split(Pattern.quote(what), -1).length - 1;
    }
}
