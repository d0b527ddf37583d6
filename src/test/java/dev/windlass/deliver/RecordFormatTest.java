package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Records are read as they are written, and nothing in one that was tampered with is followed. */
class RecordFormatTest {
    private static final String BLOB = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

    private static String record(String files) {
        return "version: 1\nenvironment: production\nsource: {}\nblocks: []\nfiles:\n" + files;
    }

    private static String damage(String text) {
        RecordFormat.Reading reading = RecordFormat.read("production", text.getBytes(StandardCharsets.UTF_8));
        return reading instanceof RecordFormat.Reading.Damaged(String what) ? what : "intact: " + reading;
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoRecordIsDamage() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("", "there is no record in it");
        cases.put("- a\n", "there is no record in it");
        cases.put("version: 1\n", "line 1: it is not the record of production");
        cases.put("version: 2\n", "line 1: a newer Windlass wrote it: use that one");
        cases.put(
                record("  a: {x.yaml: " + BLOB + "}\n").replace("production", "staging"),
                "line 1: it is not the record of production");
        cases.put(record("  a: {x.yaml: " + BLOB + "}\nmore: 1\n"), "line 7: there is no field \"more\"");
        cases.put(record("  ..: {x.yaml: " + BLOB + "}\n"), "line 6: this is no unit with its files");
        cases.put(record("  ../..: {x.yaml: " + BLOB + "}\n"), "line 6: this is no unit with its files");
        cases.put(record("  .git: {config: " + BLOB + "}\n"), "line 6: this is no unit with its files");
        cases.put(record("  a/b: {x.yaml: " + BLOB + "}\n"), "line 6: this is no unit with its files");
        cases.put(
                record("  a: {../../README.md: " + BLOB + "}\n"),
                "line 6: this is no name of a file that Windlass publishes");
        cases.put(record("  a: {..: " + BLOB + "}\n"), "line 6: this is no name of a file that Windlass publishes");
        cases.put(
                record("  a: {\"x\\0y\": " + BLOB + "}\n"),
                "line 6: this is no name of a file that Windlass publishes");
        cases.put(record("  a: {x.yaml: " + "0".repeat(39) + "g}\n"), "line 6: this is no id of a file's content");
        cases.put(record("  a: {x.yaml: [" + BLOB + "]}\n"), "line 6: this is no id of a file's content");
        cases.put(record("  a: &a {x.yaml: " + BLOB + "}\n  b: *a\n"), "line 6: ");
        cases.put(record("  a: {x.yaml: " + BLOB + ", x.yaml: " + BLOB + "}\n"), "line 6: ");
        cases.put(record("  a: {x.yaml\n"), "line ");
        cases.put("\u0000", "line 1: a control character (U+0000)");
        return cases.entrySet().stream()
                .map(c -> dynamicTest(
                        "\"" + c.getKey().replace('\n', ' ') + "\"",
                        () -> assertTrue(damage(c.getKey()).startsWith(c.getValue()), () -> damage(c.getKey()))));
    }

    @Property
    void aRecordIsReadAsItWasWritten(@ForAll("records") PublishRecord record) {
        assertEquals(
                new RecordFormat.Reading.Intact(record), RecordFormat.read("production", RecordFormat.write(record)));
    }

    @Provide
    Arbitrary<PublishRecord> records() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abcxyz019.-_")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(OwnedPath::isName);
        Arbitrary<String> blobs =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(40);
        Arbitrary<String> digits =
                Arbitraries.strings().withChars("0123456789e").ofLength(40);
        Arbitrary<SortedMap<String, String>> files = Arbitraries.maps(
                        Combinators.combine(names, names).as((u, f) -> "production/" + u + "/" + f),
                        Arbitraries.oneOf(blobs, digits))
                .ofMaxSize(20)
                .map(TreeMap::new);
        Arbitrary<Set<String>> blocks =
                Arbitraries.of("data-loss", "outage", "safe").set().ofMaxSize(3);
        Arbitrary<SourceCommit> sources = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(30).optional(), blobs.optional(), Arbitraries.of(true, false))
                .as(SourceCommit::new);
        return Combinators.combine(files, blocks, sources)
                .as((f, b, s) -> new PublishRecord("production", f, new TreeSet<>(b), s));
    }
}
