package dev.windlass.tree;

import dev.windlass.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, in the order in which they were written. Two mappings are equal if they hold equal values under the same keys, in
 * whatever order.
 */
public final class Mapping implements Node {
    private final SequencedMap<String, Member> members;
    private final Origin origin;

    /**
     * A value and the place of its key.
     *
     * @param key where the key was written or placed
     */
    public record Member(Origin key, Node value) {
        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Member m && m.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    private Mapping(SequencedMap<String, Member> members, Origin origin) {
        this.members = members;
        this.origin = origin;
    }

    public static Mapping empty(Origin origin) {
        return new Mapping(Collections.emptyNavigableMap(), origin);
    }

    /** A mapping of these members, which are copied. */
    public static Mapping of(Map<String, Member> members, Origin origin) {
        return new Mapping(Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members)), origin);
    }

    /** Gathers the members of a new mapping. */
    public static final class Builder {
        private LinkedHashMap<String, Member> members;
        /** Whether a mapping has the members now, so that a change needs a copy. */
        private boolean isShared;

        public Builder() {
            this.members = new LinkedHashMap<>();
        }

        /** A builder that has room for so many members. */
        public Builder(int size) {
            this.members = LinkedHashMap.newLinkedHashMap(size);
        }

        private Map<String, Member> own() {
            if (isShared) {
                members = new LinkedHashMap<>(members);
                isShared = false;
            }
            return members;
        }

        /** Adds a member, or replaces the one of that key where it stands. */
        public Builder put(String key, Origin keyOrigin, Node value) {
            own().put(key, new Member(keyOrigin, value));
            return this;
        }

        /** Adds a member whose key came from where its value did. */
        public Builder put(String key, Node value) {
            return put(key, value.origin(), value);
        }

        public Builder putAll(Mapping other) {
            own().putAll(other.members);
            return this;
        }

        public Builder remove(String key) {
            own().remove(key);
            return this;
        }

        public boolean has(String key) {
            return members.containsKey(key);
        }

        public Mapping build(Origin origin) {
            isShared = true;
            return new Mapping(Collections.unmodifiableSequencedMap(members), origin);
        }
    }

    /** The members by key, in order; not to be changed. */
    public SequencedMap<String, Member> members() {
        return members;
    }

    public SequencedSet<String> keys() {
        return members.sequencedKeySet();
    }

    /** The value under a key, or null where there is none. */
    public @Nullable Node get(String key) {
        Member member = members.get(key);
        return member == null ? null : member.value();
    }

    /** The text under a key; empty where there is none or it is not text. */
    public Optional<String> text(String key) {
        return get(key) instanceof Scalar.Text t ? Optional.of(t.value()) : Optional.empty();
    }

    /** The mapping under a key; an empty one where there is none or it is something else. */
    public Mapping mapping(String key) {
        return get(key) instanceof Mapping m ? m : empty(origin);
    }

    /** The list under a key; an empty one where there is none or it is something else. */
    public Sequence sequence(String key) {
        return get(key) instanceof Sequence s ? s : new Sequence(List.of(), origin);
    }

    /** Where a key stands; the place of the mapping itself where it has no such key. */
    public Span keyPlace(String key) {
        Member member = members.get(key);
        return (member == null ? origin : member.key()).place();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Mapping from(Origin other) {
        return new Mapping(members, other);
    }

    @Override
    public String kind() {
        return "a mapping";
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Mapping m && m.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue().value())
                .toList()
                .toString();
    }
}
