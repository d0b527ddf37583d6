package dev.windlass.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceFileTest {
    @Test
    void placesCountCodePointsFromOne() {
        SourceFile file = new SourceFile("a.yaml", "one\n\uD83D\uDE00x: y\r\nlast");

        assertEquals(new Place(1, 1), file.place(0));
        assertEquals(new Place(2, 2), file.place(6));
        assertEquals(new Place(3, 5), file.place(999));
        assertEquals(6, file.offset(2, 2));
    }

    @Test
    void linesComeWithoutTheirBreaks() {
        SourceFile file = new SourceFile("a.yaml", "one\r\ntwo\n");

        assertEquals("one", file.line(1));
        assertEquals("two", file.line(2));
        assertEquals("", file.line(3));
        assertEquals("", file.line(99));
    }

    @Test
    void theNearestNameIsOneThatCouldHaveBeenMeant() {
        assertEquals(Optional.of("storage"), Nearest.to("sotrage", List.of("storage", "network")));
        assertEquals(Optional.empty(), Nearest.to("zzz", List.of("storage", "network")));
    }
}
