package dev.windlass.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Subject;
import dev.windlass.tree.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Verdicts over manifests that a test writes out, as {@code code path}. */
public final class Judged {
    private static final Subject SUBJECT = new Subject("", "", "", "", null, "", null);

    private Judged() {}

    /** Asserts that creating an object is refused for these, in any order; for nothing where there are none. */
    public static void assertCreated(String version, String yaml, String... expected) {
        assertEquals(sorted(List.of(expected)), errors(check(version).judge(object(version, yaml), SUBJECT)), yaml);
    }

    /** Asserts that a change is refused for these, in any order; for nothing where there are none. */
    public static void assertUpdated(String version, String old, String yaml, String... expected) {
        List<Diagnostic> findings = check(version).judgeUpdate(object(version, old), object(version, yaml), SUBJECT);
        assertEquals(sorted(List.of(expected)), errors(findings), yaml);
    }

    private static ObjectCheck check(String version) {
        return new ObjectCheck(version, List.of(), false);
    }

    private static Mapping object(String version, String yaml) {
        return Manifests.one(version, yaml).body();
    }

    private static String errors(List<Diagnostic> findings) {
        return sorted(findings.stream()
                .filter(Diagnostic::isError)
                .map(d -> d.code().id()
                        + ' '
                        + Objects.requireNonNull(d.subject()).path())
                .toList());
    }

    private static String sorted(List<String> lines) {
        Set<String> sorted = new TreeSet<>(lines);
        return String.join("\n", sorted);
    }
}
