package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.List;
import java.util.Optional;

/** Says what a change is that is of no dangerous class. */
final class SafeReason {
    private SafeReason() {}

    static String of(ResourceChange change, Surroundings around) {
        return switch (change.action()) {
            case ADD -> added(change.object());
            case REMOVE ->
                around.isEnvironmentRemoved(change) ? "it goes with its environment" : removed(change.object());
            case CHANGE -> changed(change, around);
        };
    }

    private static String added(StoredObject object) {
        View root = View.of(object);
        return switch (object.kind()) {
            case "PersistentVolumeClaim" ->
                "a new claim of "
                        + root.text("spec", "resources", "requests", "storage").orElse("some size") + ", empty"
                        + (root.field("spec", "volumeName").isPresent()
                                ? " unless its volume holds something already"
                                : "");
            case "PersistentVolume" -> "a new volume for a disk that is there already";
            default -> "a new " + Named.noun(object.kind());
        };
    }

    private static String removed(StoredObject object) {
        if (!Agents.isFor(object)) {
            return Named.the(object) + " is removed, and nothing that stays uses it";
        }
        if (Agents.isCascading(object)) {
            return Named.the(object) + " is removed, with all that the agent applied for it";
        }
        boolean follows = Agents.isApplication(object) || Agents.isKustomization(object);
        return Named.the(object) + " is removed"
                + (follows ? ": the agent deletes nothing for that, and no longer looks after what it applied" : "");
    }

    private static String changed(ResourceChange change, Surroundings around) {
        StoredObject was = change.before().orElseThrow();
        StoredObject is = change.after().orElseThrow();
        if (change.fields().isEmpty()) {
            if (change.isMoved() && !was.unit().equals(is.unit())) {
                String moves = "it moves from " + was.unit() + " to " + is.unit();
                return !MoveRules.isMoved(change, around)
                        ? moves + ", and stays as it is"
                        : Kept.is(was) && Kept.is(is)
                                ? moves + ", and is kept from being deleted meanwhile"
                                : moves + ", and nothing misses it should it be gone for a moment";
            }
            return change.isMoved()
                    ? "it moves to another file, and stays as it is"
                    : "it is written differently; in the cluster nothing changes";
        }
        if (Touched.only(change, List.of("metadata/labels"))) {
            return "labels of the object change: " + names(change);
        }
        if (Touched.only(change, List.of("metadata/labels", "metadata/annotations"))) {
            return "labels and annotations of the object change: " + names(change);
        }
        return ofKind(change, View.of(was), View.of(is))
                .orElseGet(() -> names(change) + (change.fields().size() == 1 ? " changes" : " change"));
    }

    private static Optional<String> ofKind(ResourceChange change, View was, View is) {
        return switch (change.object().kind()) {
            case "PersistentVolumeClaim" -> grown(was, is);
            case "ConfigMap" ->
                Optional.of("its content changes (" + names(change) + "); pods do not restart for that alone");
            case "CronJob" -> Optional.of("it runs differently from the next time on: " + names(change));
            case "NetworkPolicy" ->
                Optional.of(
                        "it lets through no more to its pods than before, and cuts off nobody who is known to need it");
            case "Deployment", "StatefulSet", "DaemonSet" -> pods(change, was, is);
            case "HorizontalPodAutoscaler" ->
                Optional.of("it keeps from " + is.text("spec", "minReplicas").orElse("1") + " to "
                        + is.text("spec", "maxReplicas").orElse("") + " pods");
            case "ExternalSecret" -> Optional.of("its secrets come from other places, or others: " + names(change));
            default -> Optional.empty();
        };
    }

    private static Optional<String> grown(View was, View is) {
        String[] size = {"spec", "resources", "requests", "storage"};
        return was.quantity(size)
                .filter(q -> is.quantity(size).filter(n -> n.compareTo(q) > 0).isPresent())
                .map(q -> "the disk grows from " + q + " to " + is.text(size).orElse("") + ", while it is in use");
    }

    private static Optional<String> pods(ResourceChange change, View was, View is) {
        Optional<String> replicas = replicas(was, is);
        if (replicas.isPresent() || !Touched.at(change, "spec", "template")) {
            return replicas;
        }
        return Optional.of(
                is.number("spec", "replicas").orElse(1) == 0
                        ? "none of its pods runs; it has the changes once it starts: " + names(change)
                        : "its pods run on until someone lets them go (OnDelete, a partition, or paused): "
                                + names(change));
    }

    private static Optional<String> replicas(View was, View is) {
        View before = was.field("spec", "replicas");
        View after = is.field("spec", "replicas");
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (after.isAbsent()) {
            return Optional.of("how many pods there are is for an autoscaler to decide");
        }
        long from = before.number().orElse(1);
        long to = after.number().orElse(1);
        return Optional.of(
                from == 0 ? "it starts: " + Named.count(to, "pod") : Named.count(to, "pod") + " instead of " + from);
    }

    private static String names(ResourceChange change) {
        return Named.list(change.fields().stream()
                .map(f -> f.path().toString())
                .distinct()
                .toList());
    }
}
