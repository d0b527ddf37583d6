package dev.windlass.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Our verdicts beside those of a real kube-apiserver, of which {@code verdicts/README.md} tells more. The numbers below only
 * ever get better: whoever makes more cases agree moves them.
 */
class VerdictsTest {
    /** The least agreement, in percent of all cases. */
    private static final double LEAST_AGREEMENT = 99.9;

    /** The most that we refuse and the server does not, in percent of what it accepts. */
    private static final double MOST_FALSE_REJECTS = 0;

    /** The least share of what both refuse for which we name the server's fields, in percent. */
    private static final double LEAST_SAME_FIELDS = 99.9;

    @Test
    void agreesWithARealServer() throws IOException {
        ObjectCheck check = new ObjectCheck("1.36", List.of(), false);
        VerdictTally tally = new VerdictTally();
        Stream.of("create.jsonl.gz", "update.jsonl.gz")
                .flatMap(file -> Verdicts.read(file).stream())
                .map(asked -> Verdicts.judge(check, asked))
                .forEach(tally::add);
        String report = tally.report();
        System.out.print(report);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/verdicts.txt"), report);
        assertAll(
                () -> assertTrue(tally.agreement() >= LEAST_AGREEMENT, "agreement: " + tally.agreement()),
                () -> assertTrue(tally.falseRejects() <= MOST_FALSE_REJECTS, "false rejects: " + tally.falseRejects()),
                () -> assertTrue(tally.sameFields() >= LEAST_SAME_FIELDS, "same fields: " + tally.sameFields()));
    }
}
