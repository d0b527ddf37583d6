package dev.windlass.check;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Subject;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Judges every object in the YAML files below some folders, and prints what we refuse: manifests that people publish should pass. */
final class PublishedRun {
    private final ObjectCheck check;
    private final Map<String, Integer> kinds = new TreeMap<>();
    private int refused;

    private PublishedRun(String version) {
        check = new ObjectCheck(version, List.of(), true);
    }

    /** Takes a Kubernetes version and folders. */
    public static void main(String[] args) {
        PublishedRun run = new PublishedRun(args[0]);
        for (String folder : List.of(args).subList(1, args.length)) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(f -> Files.isRegularFile(f) && f.toString().matches(".*\\.(ya?ml|json)"))
                        .sorted()
                        .forEach(run::file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        System.out.println(run.kinds);
        System.out.println(
                run.kinds.values().stream().mapToInt(n -> n).sum() + " objects, " + run.refused + " refused");
    }

    private void file(Path path) {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            System.out.println("UNREADABLE " + path);
            return;
        }
        if (text.contains("{{") || !text.contains("apiVersion") || !text.contains("kind")) {
            return; // a template, or no object
        }
        for (ManifestDocument d : new ManifestReader().read(new SourceFile(path.toString(), text))) {
            String at = path + "#" + d.index();
            if (d.value().isEmpty()) {
                report(at, "", d.diagnostics());
            } else if (d.value().get() instanceof Mapping m
                    && m.text("apiVersion").isPresent()
                    && m.text("kind").isPresent()) {
                objects(m).forEach(o -> object(at, o, d.diagnostics()));
            }
        }
    }

    private static List<Mapping> objects(Mapping object) {
        if (object.get("items") instanceof Sequence items) { // kubectl takes any such object apart
            List<Mapping> all = new ArrayList<>();
            for (Node n : items.items()) {
                if (n instanceof Mapping m) {
                    all.add(m);
                }
            }
            return all;
        }
        return List.of(object);
    }

    private void object(String at, Mapping object, List<Diagnostic> read) {
        String kind =
                object.text("apiVersion").orElse("") + ' ' + object.text("kind").orElse("");
        kinds.merge(kind, 1, Integer::sum);
        List<Diagnostic> findings = new ArrayList<>(read);
        findings.addAll(check.judge(object, new Subject("", "", "", "", null, "", null)));
        report(at, kind, findings);
    }

    private void report(String at, String kind, List<Diagnostic> findings) {
        List<Diagnostic> errors = findings.stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            refused++;
            System.out.println("REFUSED " + kind + "  " + at);
            errors.forEach(d -> System.out.println("    " + d.code().id() + ' '
                    + (d.subject() == null ? "" : d.subject().path()) + ": " + d.message()));
        }
    }
}
