package dev.windlass.review;

import dev.windlass.review.diff.CanonicalJson;
import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.diff.WithoutName;
import dev.windlass.review.gate.Judged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what is the same change in many units: in one environment, to the same kind of resource, with the same dangers and the same
 * values, apart from the names of the resource and its unit. Ten chains that get a new image are one thing to look at.
 */
public final class ChangeGroups {
    private static final String NAME = "\u0001";
    private static final String UNIT = "\u0002";

    private ChangeGroups() {}

    /** Each change once, in groups in order of their first members. */
    public static List<ChangeGroup> of(List<Judged> changes) {
        Map<String, List<Judged>> groups = new LinkedHashMap<>();
        for (Judged change : changes) {
            groups.computeIfAbsent(key(change), k -> new ArrayList<>()).add(change);
        }
        return groups.values().stream().map(ChangeGroup::new).toList();
    }

    /** Equal for the changes of one group. */
    private static String key(Judged judged) {
        ResourceChange change = judged.change().change();
        StoredObject object = change.object();
        StringBuilder text = new StringBuilder(1 << 8);
        for (String part : List.of(
                object.environment(),
                object.kind(),
                object.group(),
                change.action().id(),
                judged.blocked().toString(),
                String.valueOf(judged.acknowledged()),
                String.valueOf(change.isMoved()),
                String.valueOf(change.renamed().isPresent()))) {
            text.append(part).append('\n');
        }
        judged.change().hazards().forEach(h -> text.append(h).append('\n'));
        if (change.action() == ResourceChange.Action.CHANGE) {
            for (FieldChange field : change.fields()) {
                text.append(field.path()).append('\n');
                field.before().ifPresent(v -> CanonicalJson.write(v, text));
                text.append('\n');
                field.after().ifPresent(v -> CanonicalJson.write(v, text));
                text.append('\n');
            }
        } else {
            CanonicalJson.write(object.body(), text);
        }
        String nameless = WithoutName.of(text.toString(), object.name(), NAME);
        return WithoutName.of(nameless, object.unit(), UNIT);
    }
}
