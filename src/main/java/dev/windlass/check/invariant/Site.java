package dev.windlass.check.invariant;

import dev.windlass.check.schema.Finding;
import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A value of a resource, and where it stands there. */
record Site(Resource resource, FieldPath path, Node node) {
    static Site root(Resource resource) {
        return new Site(resource, FieldPath.ROOT, resource.body());
    }

    /** The value of a field, or of a field of a field and so on; empty where there is none, and where it is null. */
    Optional<Site> field(String... names) {
        Node at = node;
        for (String name : names) {
            Node next = at instanceof Mapping m ? m.get(name) : null;
            if (next == null || next instanceof Scalar.Null) {
                return Optional.empty();
            }
            at = next;
        }
        FieldPath longer = path;
        for (String name : names) {
            longer = longer.field(name);
        }
        return Optional.of(new Site(resource, longer, at));
    }

    /** The value under a key of a mapping with free keys. */
    Optional<Site> key(String name) {
        Optional<Node> value = node instanceof Mapping m ? Optional.ofNullable(m.get(name)) : Optional.empty();
        return value.map(v -> new Site(resource, path.key(name), v));
    }

    /** The items of the list in a field; none where there is no list. */
    List<Site> items(String... names) {
        Optional<Site> list = field(names);
        if (list.isEmpty() || !(list.get().node() instanceof Sequence s)) {
            return List.of();
        }
        List<Site> items = new ArrayList<>(s.items().size());
        for (Node item : s.items()) {
            items.add(new Site(resource, list.get().path().index(items.size()), item));
        }
        return items;
    }

    /** The text that the value is; empty where it is none or of no length. */
    Optional<String> text() {
        return node instanceof Scalar.Text t && !t.value().isEmpty() ? Optional.of(t.value()) : Optional.empty();
    }

    /** The text in a field. */
    Optional<String> text(String... names) {
        return field(names).flatMap(Site::text);
    }

    OptionalLong number() {
        return node instanceof Scalar.Int i ? OptionalLong.of(i.value()) : OptionalLong.empty();
    }

    boolean isTrue(String field) {
        return field(field)
                .map(Site::node)
                .filter(n -> n instanceof Scalar.Bool b && b.value())
                .isPresent();
    }

    Span place() {
        return node.origin().place();
    }

    Diagnostic error(Code code, String message) {
        return Finding.error(code, resource.subject(), path, node.origin(), message);
    }

    /** A finding here that has to do with another value, which is left out where both are at one place. */
    Diagnostic error(Code code, String message, String what, Site other) {
        Diagnostic finding = error(code, message);
        return other.place().equals(place()) ? finding : finding.related(what, other.place());
    }
}
