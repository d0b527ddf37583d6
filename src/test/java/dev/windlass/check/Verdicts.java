package dev.windlass.check;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Subject;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a real kube-apiserver said of thousands of manifests, beside what we say. */
final class Verdicts {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One manifest.
     *
     * @param old what the cluster held before; empty for a creation
     * @param accepts the server's verdict
     * @param fields the field paths that the server named
     */
    record Case(
            String id,
            String family,
            String kind,
            String manifest,
            Optional<String> old,
            boolean accepts,
            int status,
            Set<String> fields,
            String message) {}

    /** A case with our verdict. */
    record Outcome(Case asked, boolean accepts, List<Diagnostic> findings) {
        boolean agrees() {
            return accepts == asked.accepts();
        }

        Set<String> fields() {
            Set<String> fields = new LinkedHashSet<>();
            findings.stream()
                    .filter(Diagnostic::isError)
                    .map(Diagnostic::subject)
                    .filter(Objects::nonNull)
                    .map(Subject::path)
                    .forEach(p -> fields.add(p == null ? "" : p));
            return fields;
        }

        /** Whether both refuse and we name a field that the server names. */
        boolean namesField() {
            return asked.fields().isEmpty() || fields().equals(asked.fields());
        }
    }

    private Verdicts() {}

    /** The cases that count. */
    static List<Case> read(String file) {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Verdicts.class.getResourceAsStream("/verdicts/" + file));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            lines.lines().map(JSON::readTree).flatMap(j -> counted(j).stream()).forEach(cases::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    /** Empty where the case hangs on what else the cluster held, or where kubectl and the server read the text differently. */
    private static Optional<Case> counted(JsonNode j) {
        String verdict = j.path("verdict").asString();
        if (j.has("context")) {
            return Optional.empty();
        }
        if (j.has("yamlPost") && !j.path("yamlPost").asString().equals(verdict)) {
            if (!j.path("family").asString().equals("duplicate-keys")) {
                return Optional.empty();
            }
            verdict = "reject";
        }
        Set<String> fields = new LinkedHashSet<>();
        j.path("causes").forEach(c -> {
            String field = c.path("field").asString("");
            fields.add(field.equals("<nil>") ? "" : field);
        });
        return Optional.of(new Case(
                j.path("id").asString(),
                j.path("family").asString(),
                j.path("kind").asString(),
                j.path("manifest").asString(),
                j.has("old") ? Optional.of(j.path("old").asString()) : Optional.empty(),
                verdict.equals("accept"),
                j.path("status").asInt(),
                fields,
                j.path("message").asString("")));
    }

    /** Our verdict. */
    static Outcome judge(ObjectCheck check, Case asked) {
        ManifestDocument document = parse(asked.manifest());
        List<Diagnostic> findings = new ArrayList<>(document.diagnostics());
        if (!(document.value().orElse(null) instanceof Mapping object)) {
            return new Outcome(asked, false, findings);
        }
        Subject subject = new Subject("", "", "", asked.kind(), null, "", null);
        findings.addAll(asked.old()
                .map(Verdicts::parse)
                .flatMap(ManifestDocument::value)
                .flatMap(n -> n instanceof Mapping m ? Optional.of(m) : Optional.empty())
                .map(old -> check.judgeUpdate(old, object, subject))
                .orElseGet(() -> check.judge(object, subject)));
        return new Outcome(asked, findings.stream().noneMatch(Diagnostic::isError), findings);
    }

    private static ManifestDocument parse(String text) {
        List<ManifestDocument> documents = new ManifestReader().read(new SourceFile("manifest.yaml", text));
        return documents.isEmpty() ? new ManifestDocument(0, Optional.empty(), List.of()) : documents.getFirst();
    }
}
