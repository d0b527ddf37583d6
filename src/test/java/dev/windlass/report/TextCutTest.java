package dev.windlass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.deliver.SourceCommit;
import dev.windlass.review.Review;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCutTest {
    private static final String FACE = "\uD83D\uDE00";

    @Test
    void countsCharactersAndLeavesThemWhole() {
        assertEquals("", TextCut.of("", 0));
        assertEquals("abc", TextCut.of("abc", 3));
        assertEquals("ab…", TextCut.of("abc", 2));
        assertEquals("a" + FACE, TextCut.of("a" + FACE, 2));
        assertEquals(FACE + "…", TextCut.of(FACE + FACE, 1));
    }

    /** What is cut in the middle of a character cannot be written as UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a"})
    void noMessageOfACommitHoldsHalfACharacter(String shift) {
        SourceCommit source =
                new SourceCommit(Optional.of("https://" + shift + FACE.repeat(400)), Optional.empty(), false);
        SortedMap<String, PublicationMessage.Step> steps =
                new TreeMap<>(Map.of("production", PublicationMessage.Step.NEXT));
        String message = new PublicationMessage(source, "1", Map.of()).of(steps, new Review(List.of(), List.of()));
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(message), message);
    }
}
