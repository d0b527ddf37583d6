package dev.windlass.review.diff;

import dev.windlass.check.schema.KindSchema;
import dev.windlass.check.schema.Schema;
import dev.windlass.check.schema.SchemaCursor;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields in which one object differs from an earlier version of it, to kube-apiserver: amounts by value, an absent list as an empty one,
 * what it fills in as if it stood there, and lists by what their order means. A default that hangs on another field is no change of its own.
 */
final class FieldDiff {
    /** Mappings that say nothing by being there: without fields they are as good as absent. Source: the structs of k8s.io/api. */
    private static final Set<String> SILENT = Set.of(
            "affinity",
            "behavior",
            "capabilities",
            "dnsConfig",
            "lifecycle",
            "metadata",
            "nodeAffinity",
            "podAffinity",
            "podAntiAffinity",
            "resources",
            "securityContext",
            "spec",
            "status",
            "strategy",
            "template",
            "updateStrategy");

    private final String kind;
    private final boolean isBuiltin;
    /** Whether it is only asked whether there is any change: then it ends with the first. */
    private final boolean isProbe;

    private final List<FieldChange> changes = new ArrayList<>();

    private FieldDiff(String kind, boolean isBuiltin, boolean isProbe) {
        this.kind = kind;
        this.isBuiltin = isBuiltin;
        this.isProbe = isProbe;
    }

    /**
     * Compares two versions of an object.
     *
     * @param schema of the later one; empty where nothing is known of its kind
     * @return in order of paths
     */
    static List<FieldChange> of(String kind, Optional<KindSchema> schema, Side before, Side after) {
        FieldDiff diff = new FieldDiff(kind, schema.filter(k -> !k.custom()).isPresent(), false);
        Spot root = Spot.root(schema.map(SchemaCursor::of).orElseGet(SchemaCursor::unknown), after.written());
        diff.value(root, before, after);
        diff.changes.sort(FieldOrder.BY_PATH);
        return diff.changes;
    }

    /** Whether two items of a list mean the same. */
    private boolean isSame(Spot at, Node before, Node after) {
        FieldDiff diff = new FieldDiff(kind, isBuiltin, true);
        diff.value(at, new Side(before, before), new Side(after, after));
        return diff.changes.isEmpty();
    }

    private void value(Spot at, Side before, Side after) {
        if (isProbe && !changes.isEmpty()) {
            return;
        }
        if (Objects.equals(before.full(), after.full()) || Objects.equals(before.written(), after.written())) {
            return; // the same, or different only for what another field makes of it
        }
        if ((before.isMapping() || before.isAbsent()) && (after.isMapping() || after.isAbsent())) {
            mapping(at, before, after);
        } else if ((before.isList() || before.isAbsent()) && (after.isList() || after.isAbsent())) {
            list(at, before, after);
        } else if (!at.isSame(before.full(), after.full(), isBuiltin)) {
            add(at, before, after);
        }
    }

    private void mapping(Spot at, Side before, Side after) {
        if ((before.isAbsent() || after.isAbsent()) && saysSomething(at)) {
            add(at, before, after);
            return;
        }
        Set<String> keys = new TreeSet<>(before.keys());
        keys.addAll(after.keys());
        for (String key : keys) {
            Side old = before.member(key);
            Side now = after.member(key);
            if (!Objects.equals(old.full(), now.full())) {
                value(at.into(key, after.written()), old, now);
            }
        }
    }

    /** Whether a mapping means something just by being there, as {@code emptyDir: {}} does; then it comes and goes as a whole. */
    private static boolean saysSomething(Spot at) {
        return at.isFree()
                || (!SILENT.contains(at.name())
                        && !(at.schema().map(Schema::shape).orElse(null) instanceof Schema.Dictionary));
    }

    private void list(Spot at, Side before, Side after) {
        boolean hasOtherSize = before.items().size() != after.items().size();
        if (isProbe && hasOtherSize) {
            add(at, before, after);
            return;
        }
        ListMatch match = ListMatch.of(
                at.listType(kind), before.items(), after.items(), (a, b) -> isSame(at.item(0, 0, null), a, b), isProbe);
        if (match.isReordered()) {
            add(at, before, after);
            return;
        }
        for (ListMatch.Pair pair : match.pairs()) {
            Spot item = at.item(pair.before(), pair.after(), after.written());
            Side old = pair.before() < 0 ? Side.NOTHING : before.item(pair.before());
            Side now = pair.after() < 0 ? Side.NOTHING : after.item(pair.after());
            if (pair.isBoth()) {
                value(item, old, now);
            } else {
                add(item, old, now);
            }
        }
    }

    private void add(Spot at, Side before, Side after) {
        if (!before.isWritten() && !after.isWritten()) {
            return;
        }
        Node now = after.written();
        FieldPath path = now == null ? at.before() : at.after().path();
        changes.add(new FieldChange(
                path,
                Optional.ofNullable(before.written()),
                Optional.ofNullable(now),
                now == null ? Because.around(at) : Because.of(before.written(), now)));
    }
}
