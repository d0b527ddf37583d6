package dev.windlass.review.gate;

import static dev.windlass.review.gate.Proposals.acknowledgement;
import static dev.windlass.review.gate.Proposals.assessed;
import static dev.windlass.review.gate.Proposals.change;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is printed for pasting is what is read afterwards. */
class AcknowledgementsTest {
    private static final Gate GATE = new Gate(Set.of(Risk.OUTAGE, Risk.DATA_LOSS));

    @Test
    void whatIsPastedLetsTheChangePassOnceItHasAReason() {
        for (String name :
                List.of("bitcoin-0", "system:reader", "a\\\"b", "#x", "{a: b}", "a, b", "2024", "a\u202eb")) {
            Judged judged = judged(name, "shop");
            String line = new AcknowledgementWriter(List.of(judged)).line(judged);
            assertEquals(List.of(), read(line), name);
            List<Acknowledgement> given = read(line.replace("reason: \"\"", "reason: on purpose"));
            assertEquals(1, given.size(), line);
            assertTrue(GATE.judge(judged.change(), judged.digest(), given).acknowledged(), line);
        }
    }

    @Test
    void aResourceIsNamedSoThatNoOtherChangeIsMeant() {
        Judged here = judged("reader", "a");
        Judged there = judged("reader", "b");
        assertTrue(line(here, here).contains("resource: Service/reader,"), line(here, here));
        assertTrue(line(here, here, there).contains("resource: Service/a/reader,"), line(here, here, there));
        Judged ofAGroup = judged(change(
                service("reader", "a", 1).replace("v1", "serving.knative.dev/v1"),
                service("reader", "a", 2).replace("v1", "serving.knative.dev/v1")));
        assertTrue(
                line(ofAGroup, ofAGroup, here).contains("resource: Service.serving.knative.dev/reader,"),
                line(ofAGroup, ofAGroup, here));
    }

    @Test
    void anAcknowledgementThatFitsNothingIsStale() {
        Judged judged = judged("reader", "shop");
        GateFindings findings = new GateFindings(List.of(judged), List.of());
        assertEquals(
                List.of(), findings.stale(List.of(acknowledgement("Service/reader", judged.digest(), Risk.OUTAGE))));
        assertEquals(
                List.of("nothing changes Service/reader in the way that is acknowledged here"),
                messages(findings.stale(List.of(acknowledgement("Service/reader", "000000000000", Risk.OUTAGE)))));
        assertEquals(
                List.of("this change of Service/reader is not of the class exposure or privilege"),
                messages(findings.stale(List.of(acknowledgement(
                        "Service/reader", judged.digest(), Risk.OUTAGE, Risk.PRIVILEGE, Risk.EXPOSURE)))));
    }

    @Test
    void anEntryThatIsNotWholeLetsNothingPass() {
        assertEquals(List.of(), read("""
                        - {resource: Service/a, risk: outage, change: "3f2c1e9a0b12d4c5e6f708192a3b4c5d", reason: " "}
                        - {resource: Service/a, risk: outage, change: "3f2c1e9a0b12d4c5e6f708192a3b4c5d"}
                        - {resource: Service/a, change: "3f2c1e9a0b12d4c5e6f708192a3b4c5d", reason: b}
                        - {risk: outage, change: "3f2c1e9a0b12d4c5e6f708192a3b4c5d", reason: b}
                        - {resource: Service/a, risk: outrage, change: "3f2c1e9a0b12d4c5e6f708192a3b4c5d", reason: b}
                        - {resource: Service/a, risk: [], change: "3f2c1e9a0b12d4c5e6f708192a3b4c5d", reason: b}
                        - {resource: Service/a, risk: outage, reason: b}
                        - Service/a
                        """));
        assertEquals(List.of(), read("resource: Service/a\n"));
        assertEquals(List.of(), read("- {resource: Service/a\n"));
    }

    private static String line(Judged of, Judged... all) {
        return new AcknowledgementWriter(List.of(all)).line(of);
    }

    private static Judged judged(String name, String namespace) {
        return judged(change(service(name, namespace, 1), service(name, namespace, 2)));
    }

    private static Judged judged(ResourceChange change) {
        return GATE.judge(assessed(change, Risk.OUTAGE, Risk.DATA_LOSS), Comparer.digest(change), List.of());
    }

    private static String service(String name, String namespace, int port) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: %s, namespace: %s}
                spec: {ports: [{port: %d}]}
                """.formatted(dev.windlass.syntax.YamlWriter.quoted(name), namespace, port);
    }

    private static List<Acknowledgement> read(String text) {
        return new AcknowledgementReader(
                        MemoryTree.of(Map.of("environments/production/acknowledged.yaml", text + "\n")))
                .read(List.of("production", "staging"));
    }

    private static List<String> messages(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::message).toList();
    }
}
