package dev.windlass.review.diff;

import dev.windlass.check.ResourceCheck;
import dev.windlass.spec.Unit;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.OriginPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A stand-in. */
public final class Comparer {
    public Comparer(ResourceCheck kinds) {}

    public Comparison compare(State before, State after, List<Unit> units) {
        List<ResourceChange> changes = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(before.objects().keySet());
        paths.addAll(after.objects().keySet());
        for (String path : paths) {
            Optional<StoredObject> a = Optional.ofNullable(before.objects().get(path));
            Optional<StoredObject> b = Optional.ofNullable(after.objects().get(path));
            List<FieldChange> fields = new ArrayList<>();
            if (a.isPresent() && b.isPresent()) {
                fields(FieldPath.ROOT, a.get().body(), b.get().body(), fields);
                if (fields.isEmpty()) {
                    continue;
                }
            }
            changes.add(new ResourceChange(a, b, fields));
        }
        return new Comparison(before, after, units, changes);
    }

    private static void fields(FieldPath path, Node a, Node b, List<FieldChange> out) {
        if (a instanceof Mapping m && b instanceof Mapping n) {
            TreeSet<String> keys = new TreeSet<>(m.keys());
            keys.addAll(n.keys());
            for (String k : keys) {
                Node x = m.get(k);
                Node y = n.get(k);
                if (x == null || y == null) {
                    out.add(new FieldChange(
                            path.field(k),
                            Optional.ofNullable(x),
                            Optional.ofNullable(y),
                            OriginPlace.of((y == null ? n : y).origin())));
                } else {
                    fields(path.field(k), x, y, out);
                }
            }
        } else if (!a.equals(b)) {
            out.add(new FieldChange(path, Optional.of(a), Optional.of(b), OriginPlace.of(b.origin())));
        }
    }

    public static String digest(ResourceChange change) {
        int h = (change.object().path() + change.fields()).hashCode();
        return String.format(java.util.Locale.ROOT, "%012x", h & 0xffffffffL);
    }
}
