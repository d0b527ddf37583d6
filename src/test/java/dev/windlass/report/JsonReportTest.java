package dev.windlass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.render.Samples;
import dev.windlass.review.Change;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    @Test
    void hasTheStableShape() {
        SourceFile file = new SourceFile("chains/x.yaml", "a: \uD83D\uDE00b\n");
        Diagnostic full = Diagnostic.error(Code.UNKNOWN_FIELD, file.span(5, 6), "say \"x\"")
                .help("do")
                .related("there", file.span(0, 1))
                .about(new Subject("e", "u", "v1", "Service", null, "n", "spec.ports[0]"));
        Diagnostic bare = Diagnostic.warning(Code.NO_ENVIRONMENT, null, "none");
        assertEquals(
                "{\"diagnostics\":["
                        + "{\"severity\":\"error\",\"code\":\"unknown-field\",\"message\":\"say \\\"x\\\"\",\"help\":\"do\","
                        + "\"location\":{\"file\":\"chains/x.yaml\",\"line\":1,\"column\":5,\"endLine\":1,\"endColumn\":6},"
                        + "\"related\":[{\"message\":\"there\",\"location\":"
                        + "{\"file\":\"chains/x.yaml\",\"line\":1,\"column\":1,\"endLine\":1,\"endColumn\":2}}],"
                        + "\"resource\":{\"environment\":\"e\",\"unit\":\"u\",\"apiVersion\":\"v1\",\"kind\":\"Service\","
                        + "\"namespace\":null,\"name\":\"n\",\"path\":\"spec.ports[0]\"}},"
                        + "{\"severity\":\"warning\",\"code\":\"no-environment\",\"message\":\"none\",\"help\":null,"
                        + "\"location\":null,\"related\":[],\"resource\":null}],"
                        + "\"resources\":7,\"units\":3}\n",
                new JsonReport().show(List.of(full, bare), 7, 3, Optional.empty()));
    }

    @Test
    void listsChanges() {
        Change added = new Change("e/u/a.yaml", Optional.empty(), Optional.of(Samples.manifest("e/u/a.yaml", "")));
        assertEquals(
                "{\"diagnostics\":[],\"resources\":0,\"units\":0,"
                        + "\"changes\":[{\"action\":\"added\",\"path\":\"e/u/a.yaml\"}]}\n",
                new JsonReport().show(List.of(), 0, 0, Optional.of(List.of(added))));
    }
}
