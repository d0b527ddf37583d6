package dev.windlass.review.diff;

import dev.windlass.check.ResourceCheck;
import dev.windlass.check.schema.KindSchema;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two states, object by object within each environment. An object is the same one as before where group, kind, namespace and name
 * are: it may have moved to another unit or file, or be written in another version of its kind. Safe for use by several threads.
 */
public final class Comparer {
    private static final Comparator<ResourceChange> ORDER = Comparator.comparing(
                    (ResourceChange c) -> c.object().environment())
            .thenComparing(c -> c.object().unit())
            .thenComparing(c -> c.object().path())
            .thenComparing(ResourceChange::action);

    private final ResourceCheck kinds;

    /** @param kinds knows the kinds: their fields, defaults and lists */
    public Comparer(ResourceCheck kinds) {
        this.kinds = kinds;
    }

    /**
     * What differs.
     *
     * @param units the units that are deployed after the change; their environments say which Kubernetes version judges
     */
    public Comparison compare(State before, State after, List<Unit> units) {
        Map<String, String> versions = new HashMap<>();
        units.stream().map(Unit::environment).forEach(e -> versions.putIfAbsent(e.name(), e.kubernetes()));
        List<ResourceChange> changes = ObjectPairs.of(before, after).parallelStream()
                .flatMap(pair -> change(pair, versions).stream())
                .sorted(ORDER)
                .toList();
        return Renames.in(new Comparison(before, after, units, changes));
    }

    /** 32 hexadecimal digits for what happens to which resource: the same for the same change wherever and whenever it is made. */
    public static String digest(ResourceChange change) {
        return Digest.of(change);
    }

    private Optional<ResourceChange> change(ObjectPairs.Pair pair, Map<String, String> versions) {
        ResourceChange whole = new ResourceChange(pair.before(), pair.after(), List.of());
        if (whole.action() != ResourceChange.Action.CHANGE) {
            return Optional.of(whole);
        }
        StoredObject before = pair.before().orElseThrow();
        StoredObject after = pair.after().orElseThrow();
        List<FieldChange> fields = before.body().equals(after.body())
                ? List.of()
                : fields(before.body(), after, version(after.environment(), versions));
        return fields.isEmpty() && !whole.isMoved()
                ? Optional.empty()
                : Optional.of(new ResourceChange(pair.before(), pair.after(), fields));
    }

    private List<FieldChange> fields(Mapping before, StoredObject after, String version) {
        Optional<KindSchema> schema = kinds.schema(version, after.apiVersion(), after.kind());
        boolean isBuiltin = schema.filter(k -> !k.custom()).isPresent();
        return FieldDiff.of(
                after.kind(),
                schema,
                new Side(before, full(before, version, isBuiltin)),
                new Side(after.body(), full(after.body(), version, isBuiltin)));
    }

    private Mapping full(Mapping body, String version, boolean isBuiltin) {
        Mapping completed = kinds.complete(version, body);
        return isBuiltin ? DependentDefaults.fill(body.text("kind").orElse(""), completed) : completed;
    }

    /** An environment of which no unit could be read is judged as one of the newest version. */
    private static String version(String environment, Map<String, String> versions) {
        String version = versions.getOrDefault(environment, "");
        return KubernetesSchemas.VERSIONS.contains(version) ? version : KubernetesSchemas.VERSIONS.getLast();
    }
}
