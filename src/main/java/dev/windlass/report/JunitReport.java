package dev.windlass.report;

import dev.windlass.check.DocumentVerdict;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings as JUnit's XML, which every CI service shows: one test case for each thing that was judged, in suites by file or environment. Has
 * what the schema of Jenkins' xUnit plugin (junit-10.xsd) allows, and no times: there are none to tell.
 */
public final class JunitReport {
    /** The suite of what belongs to no unit. */
    private static final String REPOSITORY = "repository";

    private static final TextReport TEXT = new TextReport(Paint.PLAIN, Integer.MAX_VALUE);

    /** What each case is found to have, by suite and by name, in order. */
    private final Map<String, Map<String, List<Diagnostic>>> suites = new LinkedHashMap<>();

    private JunitReport() {}

    /** One suite a file, one case a document. */
    public static String of(List<DocumentVerdict> verdicts) {
        JunitReport report = new JunitReport();
        for (DocumentVerdict v : verdicts) {
            String object =
                    v.subject().map(TextReport::name).filter(n -> !n.isEmpty()).orElse("");
            String name = "document " + v.document() + (object.isEmpty() ? "" : ": " + object);
            report.found(v.file(), name).addAll(v.diagnostics());
        }
        return report.show();
    }

    /**
     * One suite an environment, one case a unit; and one case for each file that is at fault before there are units.
     *
     * @param units as {@code ENVIRONMENT/UNIT}
     */
    public static String of(List<String> units, List<Diagnostic> diagnostics) {
        JunitReport report = new JunitReport();
        for (String unit : units) {
            int slash = unit.indexOf('/');
            report.found(unit.substring(0, slash), unit.substring(slash + 1));
        }
        for (Diagnostic d : diagnostics) {
            Subject s = d.subject();
            Span at = d.at();
            if (s != null && s.environment() != null && s.unit() != null) {
                report.found(s.environment(), s.unit()).add(d);
            } else {
                report.found(REPOSITORY, at == null ? "windlass" : at.file().name())
                        .add(d);
            }
        }
        return report.show();
    }

    private List<Diagnostic> found(String suite, String name) {
        return suites.computeIfAbsent(suite, _ -> new LinkedHashMap<>()).computeIfAbsent(name, _ -> new ArrayList<>());
    }

    private String show() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "windlass");
            List<List<Diagnostic>> all =
                    suites.values().stream().flatMap(s -> s.values().stream()).toList();
            counts(xml, all);
            for (Map.Entry<String, Map<String, List<Diagnostic>>> suite : suites.entrySet()) {
                write(xml, suite.getKey(), suite.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void counts(XMLStreamWriter xml, List<List<Diagnostic>> cases) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(cases.size()));
        long errors = cases.stream().filter(JunitReport::isBroken).count();
        long failures = cases.stream().filter(c -> isFailed(c) && !isBroken(c)).count();
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", String.valueOf(errors));
    }

    private static void write(XMLStreamWriter xml, String suite, Map<String, List<Diagnostic>> cases)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", attribute(suite));
        counts(xml, List.copyOf(cases.values()));
        for (Map.Entry<String, List<Diagnostic>> one : cases.entrySet()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("testcase");
            xml.writeAttribute("name", attribute(one.getKey()));
            xml.writeAttribute("classname", attribute(suite));
            findings(xml, one.getValue());
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void findings(XMLStreamWriter xml, List<Diagnostic> findings) throws XMLStreamException {
        List<Diagnostic> errors = findings.stream().filter(Diagnostic::isError).toList();
        List<Diagnostic> warnings = findings.stream().filter(d -> !d.isError()).toList();
        if (!errors.isEmpty()) {
            Diagnostic first = errors.getFirst();
            String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
            xml.writeCharacters("\n      ");
            xml.writeStartElement(isBroken(findings) ? "error" : "failure");
            xml.writeAttribute("type", first.code().id());
            xml.writeAttribute("message", attribute(first.message() + more));
            xml.writeCharacters(text(errors));
            xml.writeEndElement();
        }
        if (!warnings.isEmpty()) {
            xml.writeCharacters("\n      ");
            xml.writeStartElement("system-out");
            xml.writeCharacters(text(warnings));
            xml.writeEndElement();
        }
        if (!findings.isEmpty()) {
            xml.writeCharacters("\n    ");
        }
    }

    private static boolean isFailed(List<Diagnostic> findings) {
        return findings.stream().anyMatch(Diagnostic::isError);
    }

    /** Whether the run itself failed and not what it looked at. */
    private static boolean isBroken(List<Diagnostic> findings) {
        return findings.stream().anyMatch(d -> d.isError() && isOutside(d.code()));
    }

    private static boolean isOutside(Code code) {
        return code == Code.USAGE || code == Code.OUTPUT_FAILED || code == Code.UNREADABLE_FILE;
    }

    private static String text(List<Diagnostic> findings) {
        return legal(findings.stream().map(TEXT::show).collect(Collectors.joining("\n", "\n", "")));
    }

    private static String attribute(String text) {
        return legal(Glyphs.shown(text));
    }

    /** XML 1.0 has no way to write some characters. */
    private static String legal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isLegal(c) ? c : '\uFFFD'));
        return out.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\n' || c == '\t' || (c >= ' ' && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF;
    }
}
