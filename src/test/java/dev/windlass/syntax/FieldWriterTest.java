package dev.windlass.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FieldWriterTest {
    private static final FieldEdit TAG = new FieldEdit(List.of("image", "tag"), Optional.of("v2"), List.of("digest"));

    private record Example(String name, String before, String after) {}

    @TestFactory
    Stream<DynamicTest> aTagIsSet() {
        return Stream.of(
                        new Example(
                                "a plain value",
                                "# c\nimage: {repository: r, tag: v1}  # the image\nport: 80\n",
                                "# c\nimage: {repository: r, tag: \"v2\"}  # the image\nport: 80\n"),
                        new Example(
                                "a value by lines, with a comment",
                                "image:\n    repository: r\n    tag:   'v1'   # now\nport: 80\n",
                                "image:\n    repository: r\n    tag:   \"v2\"   # now\nport: 80\n"),
                        new Example(
                                "a value of the wrong type",
                                "image: {repository: r, tag: 17}\n",
                                "image: {repository: r, tag: \"v2\"}\n"),
                        new Example(
                                "a key without a value",
                                "image:\n  repository: r\n  tag:   # none\n",
                                "image:\n  repository: r\n  tag: \"v2\"   # none\n"),
                        new Example(
                                "a key without a colon",
                                "image: {repository: r, tag}\n",
                                "image: {repository: r, tag: \"v2\"}\n"),
                        new Example("a null", "image: {tag: null}\n", "image: {tag: \"v2\"}\n"),
                        new Example(
                                "a block of text",
                                "image:\n  tag: >-  # why\n    v1\n\n  repository: r\n",
                                "image:\n  tag: \"v2\"  # why\n\n  repository: r\n"),
                        new Example(
                                "a digest makes room",
                                "image: {digest: sha256:0, repository: r} # c\n",
                                "image: {tag: \"v2\", repository: r} # c\n"),
                        new Example(
                                "a digest by lines makes room",
                                "image:\n  \"digest\": 'sha256:0' # c\n  repository: r\n",
                                "image:\n  \"tag\": \"v2\" # c\n  repository: r\n"),
                        new Example(
                                "a digest that is taken away stays so",
                                "image: {digest: null}\n",
                                "image: {digest: null, tag: \"v2\"}\n"),
                        new Example(
                                "added in brackets",
                                "image: {repository: r} # c\n",
                                "image: {repository: r, tag: \"v2\"} # c\n"),
                        new Example(
                                "added in brackets over lines",
                                "image: {\n  repository: r,  # c\n}\n",
                                "image: {\n  repository: r, tag: \"v2\",  # c\n}\n"),
                        new Example("added in empty brackets", "image: {}\n", "image: {tag: \"v2\"}\n"),
                        new Example(
                                "added as JSON",
                                "{\"image\": {\"repository\": \"r\"}}",
                                "{\"image\": {\"repository\": \"r\", \"tag\": \"v2\"}}"),
                        new Example(
                                "added by lines",
                                "image:\n   repository: r # c\n\n# d\nport: 80\n",
                                "image:\n   repository: r # c\n   tag: \"v2\"\n\n# d\nport: 80\n"),
                        new Example(
                                "a whole mapping, in brackets as those beside it",
                                "# c\ningress: {host: h}   # d\n# e\n",
                                "# c\ningress: {host: h}   # d\nimage: {tag: \"v2\"}\n# e\n"),
                        new Example(
                                "a whole mapping, by lines as those beside it",
                                "ingress:\n    host: h\nport: 80",
                                "ingress:\n    host: h\nport: 80\nimage:\n    tag: \"v2\""),
                        new Example("nothing there", "", "image: {tag: \"v2\"}\n"),
                        new Example("blanks only", "  ", "  \nimage: {tag: \"v2\"}"),
                        new Example("a comment only", "# c\n", "# c\nimage: {tag: \"v2\"}\n"),
                        new Example("a comment without a line break", "# c", "# c\nimage: {tag: \"v2\"}"),
                        new Example("the beginning of a document only", "---\n", "---\nimage: {tag: \"v2\"}\n"),
                        new Example("empty brackets only", "{}\n", "{image: {tag: \"v2\"}}\n"),
                        new Example(
                                "lines that end as on Windows",
                                "# c\r\nport: 80\r\n",
                                "# c\r\nport: 80\r\nimage: {tag: \"v2\"}\r\n"),
                        new Example("a comment of Windows", "# c\r\n", "# c\r\nimage: {tag: \"v2\"}\r\n"),
                        new Example(
                                "behind a text whose last lines count",
                                "port: 80\nargs: |+\n  a\n\n",
                                "port: 80\nimage: {tag: \"v2\"}\nargs: |+\n  a\n\n"),
                        new Example(
                                "before a text whose last lines count",
                                "args: |+\n  a\n\n",
                                "image: {tag: \"v2\"}\nargs: |+\n  a\n\n"),
                        new Example(
                                "before the end of the document",
                                "port: 80\n...\n# c\n",
                                "port: 80\nimage: {tag: \"v2\"}\n...\n# c\n"),
                        new Example(
                                "beside characters of two code units",
                                "# 😀😀\nenv: {A: 😀é}\nimage: {tag: 😀}\n",
                                "# 😀😀\nenv: {A: 😀é}\nimage: {tag: \"v2\"}\n"))
                .map(e -> dynamicTest(e.name(), () -> {
                    Result<SourceFile> edited = new FieldWriter().set(new SourceFile("a.yaml", e.before()), TAG);
                    assertEquals(List.of(), edited.diagnostics());
                    assertEquals(e.after(), edited.value().orElseThrow().text());
                }));
    }

    @Test
    void whatStandsInTheFieldsPlaceIsNotOverwritten() {
        for (String text : Arrays.asList(
                "image: null\n",
                "image:\n",
                "image: r:v1\n",
                "image: [a]\n",
                "image: {tag: [a]}\n",
                "image: {tag: {a: b}}\n",
                // Only a value without quotes may have a tab before its comment.
                "image:\n  tag: v1\t# c\n")) {
            Result<SourceFile> edited = new FieldWriter().set(new SourceFile("a.yaml", text), TAG);
            assertTrue(edited.value().isEmpty(), text);
            assertEquals(
                    List.of(Code.NOT_EDITABLE),
                    edited.diagnostics().stream().map(Diagnostic::code).toList());
        }
    }

    @Test
    void aFileThatCannotBeReadIsNotEdited() {
        Result<SourceFile> edited = new FieldWriter().set(new SourceFile("a.yaml", "image: &a {tag: v1}\n"), TAG);
        assertTrue(edited.value().isEmpty());
        assertEquals(
                List.of(Code.YAML_ANCHOR),
                edited.diagnostics().stream().map(Diagnostic::code).toList());
    }

    @Test
    void aFieldIsTakenAwayByNull() {
        FieldEdit none = new FieldEdit(List.of("image", "tag"), Optional.empty(), List.of());
        assertEquals(
                "image: {tag: null} # c\n",
                new FieldWriter()
                        .set(new SourceFile("a.yaml", "image: {tag: v1} # c\n"), none)
                        .value()
                        .orElseThrow()
                        .text());
    }
}
