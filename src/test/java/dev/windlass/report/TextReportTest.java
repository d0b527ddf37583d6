package dev.windlass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static final SourceFile BITCOIN =
            new SourceFile("chains/bitcoin.yaml", "client: bitcoin-core\nversion: \"31.1\"\nsotrage: {size: 1Ti}\n");

    @Test
    void showsTheLineWithTheHelpBehindTheUnderline() {
        Diagnostic d = Diagnostic.error(
                        Code.UNKNOWN_FIELD, span(BITCOIN, "sotrage"), "a chain has no field \"sotrage\"")
                .help("did you mean \"storage\"?");
        assertEquals("""
                error[unknown-field]: a chain has no field "sotrage"
                  ┌─ chains/bitcoin.yaml:3:1
                3 │ sotrage: {size: 1Ti}
                  │ ^^^^^^^ did you mean "storage"?

                1 error
                """, show(d));
    }

    @Test
    void showsOtherPlacesTheResourceAndLongHelp() {
        SourceFile other = new SourceFile("apps/a.yaml", "\n".repeat(11) + "ingress: {host: x.example.com}\n");
        Diagnostic d = Diagnostic.warning(Code.HOST_CLASH, span(BITCOIN, "1Ti"), "the host is claimed twice")
                .related("also claimed here", span(other, "x.example.com"))
                .about(new Subject(
                        "production", "bitcoin", "apps/v1", "StatefulSet", "n", "bitcoin-0", "spec.replicas"))
                .help("change one of the hosts, and remember that the certificate goes by the host's name too");
        assertEquals("""
                warning[host-clash]: the host is claimed twice
                   ┌─ chains/bitcoin.yaml:3:17
                 3 │ sotrage: {size: 1Ti}
                   │                 ^^^
                   ┌─ apps/a.yaml:12:17
                12 │ ingress: {host: x.example.com}
                   │                 ------------- note: also claimed here
                   = in production/bitcoin StatefulSet/bitcoin-0 spec.replicas
                   = help: change one of the hosts, and remember that the certificate goes by the host's name too

                1 warning
                """, show(d));
    }

    @Test
    void underlinesWideCharactersAndTabs() {
        SourceFile file = new SourceFile("f", "\t日本: bad\n");
        assertEquals("""
                error[invalid-value]: m
                  ┌─ f:1:6
                1 │     日本: bad
                  │           ^^^

                1 error
                """, show(Diagnostic.error(Code.INVALID_VALUE, span(file, "bad"), "m")));
    }

    @Test
    void neverDrivesTheTerminal() {
        SourceFile file = new SourceFile("f\u001b[2J", "a: \u001b]0;x\u0007 \u202e bad\n");
        String shown = show(Diagnostic.error(Code.INVALID_VALUE, span(file, "bad"), "m\u001b[0m\nnext\r")
                .help("\u009b2J"));
        assertFalse(shown.chars().anyMatch(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e)), shown);
        assertTrue(shown.contains("a: \\u001b]0;x\\u0007 \\u202e bad"), shown);
        int column = line(shown, 4).indexOf("^");
        assertEquals("bad", line(shown, 3).substring(column, column + 3), shown);
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        SourceFile file = new SourceFile("f", "x".repeat(500) + " bad " + "y".repeat(500) + "\n");
        String shown = show(Diagnostic.error(Code.INVALID_VALUE, span(file, "bad"), "m"));
        int column = line(shown, 3).indexOf("^^^");
        assertTrue(line(shown, 2).length() < 140, shown);
        assertEquals("bad", line(shown, 2).substring(column, column + 3), shown);
    }

    @Test
    void standsWithoutAPlaceAndWithoutALine() {
        assertEquals(
                """
                error[no-environment]: there is none
                  = help: add one
                error[unreadable-file]: it is gone
                  ┌─ f:1:1

                2 errors
                """.replace("  = help: add one\n", "  = help: add one\n\n"),
                new TextReport(Paint.PLAIN, 20)
                        .show(List.of(
                                Diagnostic.error(Code.NO_ENVIRONMENT, null, "there is none")
                                        .help("add one"),
                                Diagnostic.error(
                                        Code.UNREADABLE_FILE, new SourceFile("f", "").start(), "it is gone"))));
    }

    @Test
    void putsErrorsFirstAndCountsTheRest() {
        Diagnostic error = Diagnostic.error(Code.USAGE, null, "e");
        Diagnostic warning = Diagnostic.warning(Code.USAGE, null, "w");
        List<Diagnostic> many = new ArrayList<>(Collections.nCopies(2, warning));
        many.addAll(Collections.nCopies(2, error));
        assertEquals(
                "error[usage]: e\n\nerror[usage]: e\n\nwarning[usage]: w\n\nand 1 more; --all shows them\n2 errors, 2 warnings\n",
                new TextReport(Paint.PLAIN, 3).show(many));
        assertEquals("", new TextReport(Paint.PLAIN, 3).show(List.of()));
    }

    private static String line(String text, int index) {
        return text.split("\n", -1)[index];
    }

    private static Span span(SourceFile file, String part) {
        int at = file.text().indexOf(part);
        return file.span(at, at + part.length());
    }

    private static String show(Diagnostic d) {
        return new TextReport(Paint.PLAIN, 20).show(List.of(d));
    }
}
