package dev.windlass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is written as SARIF, by the standard's own JSON Schema. */
class SarifReportTest {
    private static final Schema STANDARD = standard();

    private final SourceFile file = new SourceFile("./charts/ä b.yaml", "kind: Pod\nname: [1](2)\n");
    private final Subject pod = Subject.of("v1", "Pod", "web", "api").at("spec.containers[0].name");

    @Test
    void anEmptyReportIsValid() {
        assertValid(show(List.of()));
    }

    @Test
    void aReportOfEverythingIsValid() {
        Span at = file.span(0, 4);
        List<Diagnostic> all = Arrays.stream(Code.values())
                .map(code -> Diagnostic.error(code, at, "is wrong")
                        .help("mend it")
                        .about(pod)
                        .related("as here", file.span(10, 14)))
                .toList();
        assertValid(show(all));
    }

    @Test
    void aReportWithoutPlacesIsValid() {
        assertValid(show(List.of(
                Diagnostic.error(Code.USAGE, null, "no such option"),
                Diagnostic.error(Code.UNKNOWN_UNIT, null, "no such unit"),
                Diagnostic.warning(Code.SERVER_WARNING, null, "is deprecated"))));
    }

    @Property(tries = 100, seed = "42")
    void anyMessageIsValid(@ForAll String message, @ForAll String path) {
        SourceFile any = new SourceFile(path, message);
        assertValid(show(List.of(Diagnostic.warning(Code.INVALID_VALUE, any.span(0, message.length()), message))));
    }

    @Test
    void aFileIsAUri() {
        String text = show(List.of(Diagnostic.error(Code.WRONG_TYPE, file.span(0, 4), "is wrong")));
        assertTrue(text.contains("\"uri\":\"charts/%C3%A4%20b.yaml\""), text);
    }

    @Test
    void whatLooksLikeALinkIsNone() {
        String text = show(List.of(Diagnostic.error(Code.WRONG_TYPE, file.span(16, 22), "not [1](2)")));
        assertTrue(text.contains("not \\\\[1\\\\](2)"), text);
    }

    @Test
    void aFindingIsTheSameWhereItsLineHasMoved() {
        SourceFile moved = new SourceFile(file.name(), "\n\n" + file.text());
        Diagnostic before = Diagnostic.error(Code.WRONG_TYPE, file.span(0, 4), "is wrong");
        Diagnostic after = Diagnostic.error(Code.WRONG_TYPE, moved.span(2, 6), "is wrong");
        assertEquals(Fingerprint.of(before), Fingerprint.of(after));
        assertNotEquals(
                Fingerprint.of(before),
                Fingerprint.of(Diagnostic.error(Code.WRONG_TYPE, file.span(0, 4), "is otherwise wrong")));
    }

    @Test
    void theSchemaRefusesWhatIsNoSarif() {
        assertFalse(
                STANDARD.validate("{\"version\":\"2.1.0\"}", InputFormat.JSON).isEmpty());
    }

    private static String show(List<Diagnostic> diagnostics) {
        return new SarifReport("validate", "1.0").show(diagnostics, 1);
    }

    private static void assertValid(String sarif) {
        List<Error> errors = STANDARD.validate(sarif, InputFormat.JSON);
        assertEquals(List.of(), errors, sarif);
    }

    private static Schema standard() {
        try (InputStream in = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
