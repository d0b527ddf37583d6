package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.Value;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.List;

/**
 * The annotations in which autoscaling/v1 keeps what only later versions have fields for, as JSON. kube-apiserver
 * passes over what it cannot read in them. Of that only what is no JSON at all, or no list or object, is told here.
 */
final class AlphaAnnotations {
    private static final List<String> LISTS =
            List.of("autoscaling.alpha.kubernetes.io/metrics", "autoscaling.alpha.kubernetes.io/conditions");
    private static final String OBJECT = "autoscaling.alpha.kubernetes.io/behavior";

    private AlphaAnnotations() {}

    static void check(Value annotations) {
        for (String key : LISTS) {
            json(annotations.key(key), Sequence.class, "must be a list in JSON");
        }
        json(annotations.key(OBJECT), Mapping.class, "must be an object in JSON");
    }

    private static void json(Value annotation, Class<? extends Node> type, String fault) {
        String text = annotation.text().strip();
        boolean isNothing = annotation.isAbsent() || text.equals("null");
        if (isNothing || text.indexOf('\t') >= 0) { // a tab is a blank to JSON only
            return;
        }
        List<ManifestDocument> documents = new ManifestReader().read(new SourceFile("annotation", text));
        boolean isRead = documents.size() == 1
                && documents.getFirst().diagnostics().stream().noneMatch(Diagnostic::isError)
                && documents.getFirst().value().filter(type::isInstance).isPresent();
        if (!isRead) {
            annotation.neverWorks(fault + ": kube-apiserver passes over it");
        }
    }
}
