package dev.windlass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.check.DocumentVerdict;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Subject;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {
    private final SourceFile file = new SourceFile("a.yaml", "kind: Pod\n");
    private final Diagnostic error = Diagnostic.error(Code.WRONG_TYPE, file.span(0, 4), "kind is <wrong> & \"odd\"");
    private final Diagnostic warning = Diagnostic.warning(Code.SERVER_WARNING, file.span(0, 4), "is old");

    @Test
    void everyDocumentIsATest() throws Exception {
        Document xml = read(JunitReport.of(List.of(
                verdict("a.yaml", 0, error, error, warning),
                verdict("a.yaml", 1, warning),
                verdict("b.yaml", 0, Diagnostic.error(Code.UNREADABLE_FILE, null, "cannot be read")))));
        Element root = xml.getDocumentElement();
        assertEquals("3 1 1", counts(root));
        NodeList suites = root.getElementsByTagName("testsuite");
        assertEquals("2 1 0", counts((Element) suites.item(0)));
        assertEquals("1 0 1", counts((Element) suites.item(1)));
        assertEquals(1, root.getElementsByTagName("failure").getLength());
        assertEquals(1, root.getElementsByTagName("error").getLength());
        assertEquals(2, root.getElementsByTagName("system-out").getLength());
        Element failure = (Element) root.getElementsByTagName("failure").item(0);
        assertEquals("kind is <wrong> & \"odd\"", failure.getAttribute("message"), "each finding once");
    }

    @Test
    void everyUnitIsATestAndSoIsEveryFileAtFault() throws Exception {
        Subject api = new Subject("staging", "api", "v1", "Pod", null, "api", null);
        Document xml = read(JunitReport.of(
                List.of("staging/api", "staging/web"), List.of(error, error.about(api), warning.about(api))));
        assertEquals("3 2 0", counts(xml.getDocumentElement()));
        NodeList cases = xml.getElementsByTagName("testcase");
        assertEquals("api", ((Element) cases.item(0)).getAttribute("name"));
        assertEquals("web", ((Element) cases.item(1)).getAttribute("name"));
        assertEquals("a.yaml", ((Element) cases.item(2)).getAttribute("name"));
    }

    @Test
    void nothingToJudgeIsNoTest() throws Exception {
        assertEquals("0 0 0", counts(read(JunitReport.of(List.of())).getDocumentElement()));
    }

    @Property(tries = 200, seed = "42")
    void anyTextIsXml(@ForAll String text) throws Exception {
        SourceFile any = new SourceFile(text, text);
        Diagnostic d = Diagnostic.error(Code.INVALID_VALUE, any.span(0, text.length()), text)
                .help(text);
        assertTrue(read(JunitReport.of(List.of(verdict(text, 0, d)))).hasChildNodes());
    }

    private static DocumentVerdict verdict(String file, int document, Diagnostic... diagnostics) {
        return new DocumentVerdict(file, document, Optional.empty(), List.of(diagnostics));
    }

    private static String counts(Element suite) {
        return suite.getAttribute("tests") + " " + suite.getAttribute("failures") + " " + suite.getAttribute("errors");
    }

    private static Document read(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
