package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.deliver.HandEdit;
import dev.windlass.source.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandEditFindingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a"})
    void aLongLineIsCutBetweenCharacters(String shift) {
        HandEdit edit = new HandEdit(
                "test/a/x.yaml",
                Optional.of("one\n"),
                Optional.of(shift + "\uD83D\uDE00".repeat(400) + "\n"),
                HandEdit.Kind.EDITED);
        List<Diagnostic> findings = HandEditFindings.of(List.of(edit), "main");
        assertEquals(1, findings.size());
        String message = findings.getFirst().message();
        assertTrue(message.endsWith("…"), message);
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(message), message);
    }
}
