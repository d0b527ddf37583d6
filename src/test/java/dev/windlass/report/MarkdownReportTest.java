package dev.windlass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    private final SourceFile file = new SourceFile("a.yaml", "kind: Pod\n");

    @Test
    void whatIsFineIsSaidInTwoLines() {
        assertEquals(
                "### ✅ windlass check\n\n2 units: nothing is wrong\n",
                new MarkdownReport().show("check", "2 units: nothing is wrong\n", List.of()));
    }

    @Test
    void noTextOfAFileBecomesMarkup() {
        String text = show(
                List.of(Diagnostic.error(Code.WRONG_TYPE, file.span(0, 4), "a | b\n<img src=x> [c](d) @team #1 `e`")));
        assertFalse(text.contains("<img"), text);
        assertFalse(text.contains("[c](d)"), text);
        assertFalse(text.contains("@team"), text);
        assertFalse(text.contains(" | b"), text);
    }

    @Test
    void errorsStandBeforeWarnings() {
        String text = show(List.of(
                Diagnostic.warning(Code.SERVER_WARNING, file.span(0, 4), "is old"),
                Diagnostic.error(Code.WRONG_TYPE, file.span(0, 4), "is wrong")));
        assertTrue(text.indexOf("is wrong") < text.indexOf("is old"), text);
        assertTrue(text.contains("1 error, 1 warning"), text);
    }

    @Test
    void fitsIntoAComment() {
        Diagnostic one = Diagnostic.error(Code.WRONG_TYPE, file.span(0, 4), "is wrong in one way or another");
        String text = show(Collections.nCopies(5_000, one));
        assertTrue(text.length() < 65_536, "characters: " + text.length());
        assertTrue(text.endsWith(" more\n"), text.substring(text.length() - 80));
    }

    private static String show(List<Diagnostic> diagnostics) {
        return new MarkdownReport().show("validate", "", diagnostics);
    }
}
