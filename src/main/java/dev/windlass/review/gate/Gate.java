package dev.windlass.review.gate;

import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.risk.AssessedChange;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.SourceFile;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The classes of change that an environment does not let pass unless someone acknowledged the change.
 *
 * <p>A gate takes part in a comparison as an object of its own, of kind {@code Gate}, so that to weaken it is a change like any other.
 *
 * @param blocked in order of danger; never {@link Risk#SAFE}
 */
public record Gate(Set<Risk> blocked) {
    /** Lets everything pass. */
    public static final Gate OPEN = new Gate(Set.of());

    /** The kind of the object that stands for a gate. */
    public static final String KIND = "Gate";

    static final String API_VERSION = "windlass.dev/v1";
    private static final String BLOCKS = "blocks";

    public Gate {
        EnumSet<Risk> ordered = EnumSet.noneOf(Risk.class);
        ordered.addAll(blocked);
        ordered.remove(Risk.SAFE);
        blocked = Collections.unmodifiableSet(ordered);
    }

    /** What {@code gate.block} of an environment says; open where it says nothing. */
    public static Gate of(Environment environment) {
        return of(environment.spec().mapping("gate").sequence("block"));
    }

    /** The gates of the environments in which these units are deployed, by their names. */
    public static SortedMap<String, Gate> of(List<Unit> units) {
        SortedMap<String, Gate> gates = new TreeMap<>();
        units.forEach(u -> gates.computeIfAbsent(u.environment().name(), _ -> of(u.environment())));
        return gates;
    }

    /** The gate of these classes, such as {@code data-loss}; what is none is passed over. */
    public static Gate of(Collection<String> classes) {
        EnumSet<Risk> blocked = EnumSet.noneOf(Risk.class);
        classes.forEach(c -> Risk.of(c).ifPresent(blocked::add));
        return new Gate(blocked);
    }

    private static Gate of(Sequence classes) {
        return of(classes.items().stream()
                .filter(Scalar.Text.class::isInstance)
                .map(item -> ((Scalar.Text) item).value())
                .toList());
    }

    /** The gate of an environment that is among the objects of a state; open where there is none. */
    public static Gate in(State state, String environment) {
        StoredObject object = state.objects().get(path(environment));
        return object == null ? OPEN : of(object.body().sequence(BLOCKS));
    }

    /** The gate that blocks what either of the two does. */
    public Gate stricter(Gate other) {
        Set<Risk> all = new TreeSet<>(blocked);
        all.addAll(other.blocked);
        return new Gate(all);
    }

    /**
     * What the gate says of a change of its environment: each blocked class that the change is of must be acknowledged by itself.
     *
     * @param digest of the change
     */
    public Judged judge(AssessedChange change, String digest, List<Acknowledgement> acknowledgements) {
        SortedSet<Risk> stopped = new TreeSet<>();
        change.hazards().stream().map(Hazard::risk).filter(blocked::contains).forEach(risk -> stopped.add(risk));
        boolean isStopped = !stopped.isEmpty();
        acknowledgements.stream()
                .filter(a -> a.fits(change.change().object(), digest))
                .forEach(a -> stopped.removeAll(a.risks()));
        return new Judged(change, digest, stopped, isStopped && stopped.isEmpty());
    }

    /** The names of the classes, in order of danger. */
    public List<String> classes() {
        return blocked.stream().map(Risk::id).toList();
    }

    /** The object that stands for the gate of an environment, with the places where its classes are written. */
    public static StoredObject object(Environment environment) {
        Mapping gate = environment.spec().mapping("gate");
        Node block = gate.get("block");
        Map<Risk, Node> written = new EnumMap<>(Risk.class);
        for (Node item : gate.sequence("block").items()) {
            if (item instanceof Scalar.Text(String id, Origin _)) {
                Risk.of(id).ifPresent(risk -> written.put(risk, item));
            }
        }
        Origin origin = block == null ? gate.origin() : block.origin();
        return object(environment.name(), List.copyOf(written.values()), origin);
    }

    /** The object that stands for a gate that was recorded outside of the repository. */
    public StoredObject object(String environment) {
        Origin origin = new Origin.Generated(new SourceFile(path(environment), "").start());
        return object(
                environment,
                classes().stream().<Node>map(id -> new Scalar.Text(id, origin)).toList(),
                origin);
    }

    private static StoredObject object(String environment, List<Node> classes, Origin origin) {
        Mapping metadata = new Mapping.Builder()
                .put("name", new Scalar.Text(environment, origin))
                .build(origin);
        Mapping body = new Mapping.Builder()
                .put("apiVersion", new Scalar.Text(API_VERSION, origin))
                .put("kind", new Scalar.Text(KIND, origin))
                .put("metadata", metadata)
                .put(BLOCKS, new Sequence(classes, origin))
                .build(origin);
        return new StoredObject(environment, Unit.PLATFORM, path(environment), body);
    }

    private static String path(String environment) {
        return environment + "/" + Unit.PLATFORM + "/gate-" + environment + ".yaml";
    }
}
