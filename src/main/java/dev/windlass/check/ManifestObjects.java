package dev.windlass.check;

import dev.windlass.source.Subject;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects that a document of a manifest stands for: itself, or the items of a list kind, and of lists in it. As kubectl takes them: a kind
 * that ends in {@code List} and has a list of {@code items}; what an item of {@code DeploymentList} leaves out of
 * {@code apiVersion} and {@code kind} it has from the list (k8s.io/apimachinery, unstructured/helpers.go).
 */
final class ManifestObjects {
    private static final String LIST = "List";
    private static final String ITEMS = "items";
    private static final String API_VERSION = "apiVersion";
    private static final String KIND = "kind";

    private ManifestObjects() {}

    /** Every object of a document, in order; what stands where an object should be, too. */
    static List<Node> in(Node document) {
        List<Node> found = new ArrayList<>();
        collect(document, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (node instanceof Mapping list && isList(list)) {
            list.sequence(ITEMS).items().forEach(item -> collect(typed(item, list), found));
        } else {
            found.add(node);
        }
    }

    static boolean isList(Mapping object) {
        return object.get(ITEMS) instanceof Sequence
                && object.text(KIND).filter(k -> k.endsWith(LIST)).isPresent()
                && object.text(API_VERSION).isPresent();
    }

    private static Node typed(Node item, Mapping list) {
        String kind = list.text(KIND).orElse("");
        Node kindNode = list.get(KIND);
        Node apiVersion = list.get(API_VERSION);
        boolean isUntyped = item instanceof Mapping m && m.get(KIND) == null && m.get(API_VERSION) == null;
        if (!isUntyped || kind.equals(LIST) || kindNode == null || apiVersion == null) {
            return item;
        }
        return new Mapping.Builder()
                .put(API_VERSION, apiVersion)
                .put(KIND, new Scalar.Text(kind.substring(0, kind.length() - LIST.length()), kindNode.origin()))
                .putAll((Mapping) item)
                .build(item.origin());
    }

    /** What a diagnostic about an object names. */
    static Subject subject(Mapping object) {
        Mapping metadata = object.mapping("metadata");
        return Subject.of(
                object.text(API_VERSION).orElse(""),
                object.text(KIND).orElse(""),
                metadata.text("namespace").filter(n -> !n.isEmpty()).orElse(null),
                metadata.text("name").orElse(""));
    }

    /** What makes an object the same one before and after a change, as far as a manifest says it. */
    record Identity(String group, String kind, String namespace, String name) {
        /** Empty for an object without a name: the API server gives it one. */
        static Optional<Identity> of(Mapping object) {
            String apiVersion = object.text(API_VERSION).orElse("");
            Mapping metadata = object.mapping("metadata");
            return metadata.text("name")
                    .filter(n -> !n.isEmpty())
                    .map(name -> new Identity(
                            apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/'))),
                            object.text(KIND).orElse(""),
                            metadata.text("namespace").orElse(""),
                            name));
        }
    }
}
