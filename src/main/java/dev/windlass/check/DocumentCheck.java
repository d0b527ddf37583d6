package dev.windlass.check;

import dev.windlass.check.ManifestObjects.Identity;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Subject;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verdict over documents of manifests: over each object in one, and the document is refused if any is. Safe for use by several threads.
 */
public final class DocumentCheck {
    private final ObjectCheck objects;

    public DocumentCheck(ObjectCheck objects) {
        this.objects = objects;
    }

    /** The objects that a cluster held before a change, by their identity. */
    public static final class Before {
        /** Before anything was created. */
        public static final Before NOTHING = new Before(List.of());

        private final Map<Identity, Mapping> objects = new HashMap<>();

        /** What these documents hold; of objects that stand there twice, the last. */
        public Before(List<ManifestDocument> documents) {
            for (ManifestDocument document : documents) {
                objects(document).forEach(o -> Identity.of(o).ifPresent(i -> objects.put(i, o)));
            }
        }

        private Optional<Mapping> of(Mapping object) {
            return Identity.of(object).map(objects::get);
        }
    }

    /** Every object in a document, a {@code List} taken apart. */
    public static List<Mapping> objects(ManifestDocument document) {
        List<Mapping> objects = new ArrayList<>();
        for (Node node : document.value().map(ManifestObjects::in).orElse(List.of())) {
            if (node instanceof Mapping object) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** The verdict over one document: as an update of each object that was there before, as a creation of each other. */
    public DocumentVerdict judge(String file, ManifestDocument document, Before before) {
        List<Diagnostic> findings = new ArrayList<>(document.diagnostics());
        Optional<Node> value = document.value();
        value.map(ManifestObjects::in).orElse(List.of()).forEach(o -> findings.addAll(judge(o, before)));
        Optional<Subject> subject =
                value.flatMap(v -> v instanceof Mapping m ? Optional.of(ManifestObjects.subject(m)) : Optional.empty());
        return new DocumentVerdict(file, document.index(), subject, findings);
    }

    private List<Diagnostic> judge(Node node, Before before) {
        if (!(node instanceof Mapping object)) {
            String message = "a Kubernetes object must be a mapping, not " + node.kind();
            return List.of(Diagnostic.error(Code.WRONG_TYPE, node.origin().place(), message)
                    .help("write apiVersion, kind and metadata"));
        }
        Subject subject = ManifestObjects.subject(object);
        return before.of(object)
                .map(old -> objects.judgeUpdate(old, object, subject))
                .orElseGet(() -> objects.judge(object, subject));
    }
}
