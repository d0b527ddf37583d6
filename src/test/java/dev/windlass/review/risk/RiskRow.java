package dev.windlass.review.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.Comparison;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.source.SourceFile;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/**
 * One row of the table of risks: {@code CLASS/is/NAME.txt} or {@code CLASS/is-not/NAME.txt}. Behind a line or two that say what happens stand
 * the parts {@code === units} (specs by name, where they matter), {@code === before}, {@code === after} (manifests; a line
 * {@code # unit: NAME} in front of one says whose it is, else it is that of {@code a}) and {@code === expected}: for each change
 * {@code Kind/name}, and below it each class with its reason and what to do instead.
 */
@NullMarked
record RiskRow(Path file, Risk risk, boolean isOf, Map<String, String> parts) {
    private static final String HEADING = "=== ";
    private static final ResourceCheck KINDS = new ResourceCheck();
    private static final Mapping NOTHING = Mapping.empty(new Origin.Generated(new SourceFile("row", "").start()));

    static RiskRow read(Path file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        String part = "about";
        for (String line : Files.readString(file).lines().toList()) {
            if (line.startsWith(HEADING)) {
                part = line.substring(HEADING.length());
                parts.put(part, "");
            } else {
                parts.merge(part, line + "\n", String::concat);
            }
        }
        int length = file.getNameCount();
        Risk risk = Risk.of(file.getName(length - 3).toString()).orElseThrow();
        return new RiskRow(file, risk, file.getName(length - 2).toString().equals("is"), parts);
    }

    /** What is assessed, as it stands under {@code === expected}. */
    static String text(List<AssessedChange> changes) {
        StringBuilder text = new StringBuilder();
        for (AssessedChange c : changes) {
            text.append(c.change().object().title()).append('\n');
            for (Hazard h : c.hazards()) {
                text.append("  ")
                        .append(h.risk().id())
                        .append(": ")
                        .append(h.reason())
                        .append('\n');
                if (h.remedy() != null) {
                    text.append("    ").append(h.remedy()).append('\n');
                }
            }
        }
        return text.toString();
    }

    List<AssessedChange> assess() {
        Environment environment = new Environment("test", "1.33", "shop", NOTHING, List.of());
        List<Unit> units = new ArrayList<>();
        documents(parts.getOrDefault("units", ""))
                .forEach(specs -> specs.keys()
                        .forEach(name -> units.add(new Unit(environment, name, "", specs.mapping(name), List.of()))));
        units.add(new Unit(environment, "platform", "", NOTHING, List.of()));
        State before = state(parts.getOrDefault("before", ""));
        State after = state(parts.getOrDefault("after", ""));
        Comparison comparison = new Comparer(KINDS).compare(before, after, units);
        return new RiskAssessor(KINDS).assess(comparison);
    }

    private State state(String manifests) {
        List<StoredObject> objects = new ArrayList<>();
        for (String document : manifests.split("(?m)^---$", -1)) {
            String unit = document.lines()
                    .filter(l -> l.startsWith("# unit: "))
                    .map(l -> l.substring("# unit: ".length()))
                    .findFirst()
                    .orElse("a");
            for (Mapping body : documents(document)) {
                StoredObject o = new StoredObject("test", unit, "", body);
                String path = "test/" + unit + '/' + o.kind() + '-' + o.name() + ".yaml";
                objects.add(new StoredObject("test", unit, path, body));
            }
        }
        return State.of(objects);
    }

    private List<Mapping> documents(String yaml) {
        List<Mapping> found = new ArrayList<>();
        for (ManifestDocument d : new ManifestReader().read(new SourceFile(file.toString(), yaml))) {
            assertEquals(List.of(), d.diagnostics(), file.toString());
            found.add(assertInstanceOf(Mapping.class, d.value().orElseThrow()));
        }
        return found;
    }

    /** That something of it is of the class, or nothing is, as its folder says. */
    void holds(List<AssessedChange> changes) {
        assertTrue(!changes.isEmpty(), "nothing changes in " + file);
        boolean found = changes.stream().flatMap(c -> c.hazards().stream()).anyMatch(h -> h.risk() == risk);
        assertEquals(isOf, found, file + "\n" + text(changes));
    }
}
