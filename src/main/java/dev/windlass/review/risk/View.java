package dev.windlass.review.risk;

import dev.windlass.check.schema.Quantity;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A place in an object, with or without a value. An absent list has no items, an absent mapping no members; what is null is absent. Two
 * are equal if their values are.
 */
record View(@Nullable Node node) {
    static final View NOTHING = new View(null);

    static View of(StoredObject object) {
        return new View(object.body());
    }

    static View of(Optional<StoredObject> object) {
        return object.map(View::of).orElse(NOTHING);
    }

    /** The value of a field, of a field of that, and so on. */
    View field(String... names) {
        Node at = node;
        for (String name : names) {
            at = at instanceof Mapping m ? m.get(name) : null;
        }
        return at == null || at instanceof Scalar.Null ? NOTHING : new View(at);
    }

    boolean isPresent() {
        return node != null;
    }

    boolean isAbsent() {
        return node == null;
    }

    /** Whether there is no value, or one that holds nothing. */
    boolean isEmpty() {
        return switch (node) {
            case null -> true;
            case Mapping m -> m.isEmpty();
            case Sequence s -> s.items().isEmpty();
            case Scalar.Text t -> t.value().isEmpty();
            default -> false;
        };
    }

    /** A scalar as text, whatever its type; empty where there is none. */
    Optional<String> text() {
        return switch (node) {
            case Scalar.Text t -> Optional.of(t.value());
            case Scalar.Int i -> Optional.of(Long.toString(i.value()));
            case Scalar.Real r -> Optional.of(Double.toString(r.value()));
            case Scalar.Bool b -> Optional.of(Boolean.toString(b.value()));
            case null, default -> Optional.empty();
        };
    }

    Optional<String> text(String... names) {
        return field(names).text();
    }

    OptionalLong number() {
        return node instanceof Scalar.Int i ? OptionalLong.of(i.value()) : OptionalLong.empty();
    }

    OptionalLong number(String... names) {
        return field(names).number();
    }

    boolean isTrue(String... names) {
        return field(names).node instanceof Scalar.Bool b && b.value();
    }

    boolean isFalse(String... names) {
        return field(names).node instanceof Scalar.Bool b && !b.value();
    }

    /** The amount that a value is; empty where there is none or it is none. */
    Optional<Quantity> quantity(String... names) {
        return text(names).flatMap(Quantity::of);
    }

    List<View> items(String... names) {
        if (!(field(names).node instanceof Sequence s)) {
            return List.of();
        }
        return s.items().stream().map(View::new).toList();
    }

    /** The texts in a list. */
    List<String> texts(String... names) {
        return items(names).stream().flatMap(v -> v.text().stream()).toList();
    }

    /** The members of a mapping, in order. */
    Map<String, View> entries(String... names) {
        if (!(field(names).node instanceof Mapping m)) {
            return Map.of();
        }
        Map<String, View> entries = new LinkedHashMap<>();
        m.members().forEach((key, member) -> entries.put(key, new View(member.value())));
        return Collections.unmodifiableMap(entries);
    }

    /** The members of a mapping that are single values, as text. */
    Map<String, String> pairs(String... names) {
        Map<String, String> pairs = new LinkedHashMap<>();
        entries(names).forEach((key, value) -> value.text().ifPresent(t -> pairs.put(key, t)));
        return pairs;
    }

    /** The items of a list by a field that names them; an item without it is left out. */
    Map<String, View> named(String list, String key) {
        Map<String, View> named = new LinkedHashMap<>();
        items(list).forEach(i -> i.text(key).ifPresent(k -> named.put(k, i)));
        return named;
    }
}
