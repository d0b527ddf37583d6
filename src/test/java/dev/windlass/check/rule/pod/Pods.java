package dev.windlass.check.rule.pod;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small Pods and Deployments around what a test is about. */
final class Pods {
    private static final String CONTAINER = "name: a, image: a:1";

    private Pods() {}

    /** A Pod whose specification has further fields. */
    static String pod(String fields) {
        return podOf("containers: [{" + CONTAINER + "}], " + fields);
    }

    /** A Pod with this specification. */
    static String podOf(String spec) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: p, labels: {app: p}}
                spec: {%s}
                """.formatted(spec);
    }

    /** A Pod whose only container has further fields. */
    static String container(String fields) {
        return podOf("containers: [{" + CONTAINER + ", " + fields + "}]");
    }

    /** A Pod with a container that runs before the others. */
    static String initContainer(String fields) {
        return podOf("containers: [{" + CONTAINER + "}], initContainers: [{name: i, image: i:1, " + fields + "}]");
    }

    /** A Deployment with a pod template that has this specification. */
    static String deployment(String metadata, String spec) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: d}
                spec:
                  selector: {matchLabels: {app: d}}
                  template:
                    metadata: {labels: {app: d}, %s}
                    spec: {%s}
                """.formatted(metadata, spec);
    }

    /** A Deployment whose template has further fields. */
    static String template(String fields) {
        return deployment("", "containers: [{" + CONTAINER + "}], " + fields);
    }

    /** Asserts that creating an object is refused for these, separated by semicolons; for nothing where null. */
    static void assertFindings(String version, String yaml, @Nullable String findings) {
        assertCreated(version, yaml, split(findings));
    }

    /** The same for a change. */
    static void assertChange(String version, String old, String yaml, @Nullable String findings) {
        assertUpdated(version, old, yaml, split(findings));
    }

    private static String[] split(@Nullable String findings) {
        return findings == null
                ? new String[0]
                : Stream.of(findings.split(";")).map(String::strip).toArray(String[]::new);
    }
}
