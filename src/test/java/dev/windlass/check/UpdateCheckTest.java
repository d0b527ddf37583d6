package dev.windlass.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.render.Resource;
import dev.windlass.source.Diagnostic;
import org.junit.jupiter.api.Test;

/** What stands against a change alone, without what stands against the object anyway. */
class UpdateCheckTest {
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: a, namespace: shop}
        spec: {clusterIP: ADDRESS, selector: {app: a}, ports: [{port: PORT}]}
        """;

    private static String refused(String before, String after) {
        Resource old = Manifests.one("1.33", before);
        return String.join(
                "\n",
                new ResourceCheck()
                        .checkUpdate(old.body(), Manifests.one("1.33", after)).stream()
                                .map(Diagnostic::message)
                                .toList());
    }

    private static String service(String address, String port) {
        return SERVICE.replace("ADDRESS", address).replace("PORT", port);
    }

    @Test
    void anAllowedChangeIsNotRefused() {
        assertEquals("", refused(service("10.0.0.1", "80"), service("10.0.0.1", "81")));
    }

    @Test
    void aFixedFieldIs() {
        assertEquals(
                "spec.clusterIPs[0] cannot be changed once the Service has an address",
                refused(service("10.0.0.1", "80"), service("10.0.0.2", "80")));
    }

    @Test
    void whatIsWrongWithTheObjectAnywayIsNotSaid() {
        assertEquals("", refused(service("10.0.0.1", "80"), service("10.0.0.1", "99999")));
    }

    @Test
    void noUpdateOfAnUnknownKindIsRefused() {
        String gate = "{apiVersion: windlass.dev/v1, kind: Gate, metadata: {name: a}, blocks: [BLOCKS]}";
        assertEquals("", refused(gate.replace("BLOCKS", "outage"), gate.replace("BLOCKS", "")));
    }
}
