package dev.windlass.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.States;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.AssessedChange;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ChangeGroupsTest {
    /** An app's Deployment, whose label, container and service account are named for it. */
    private static String deployment(String unit, String image, int replicas) {
        return "{apiVersion: apps/v1, kind: Deployment, metadata: {name: " + unit
                + "-web, namespace: test}, spec: {replicas: " + replicas + ", template: {spec: {serviceAccountName: "
                + unit + "-web, containers: [{name: web, image: " + image + "}]}}}}";
    }

    private static State state(String environment, Map<String, String> byUnit) {
        Map<String, String> files = new TreeMap<>();
        byUnit.forEach((unit, text) -> files.put(environment + "/" + unit + "/deployment.yaml", text));
        return States.of(files);
    }

    /** The groups as {@code SIZE UNIT,UNIT…}. */
    private static List<String> groups(State before, State after, Function<ResourceChange, Hazard> hazard) {
        List<Judged> judged = States.compare(before, after).stream()
                .map(c -> new Judged(
                        new AssessedChange(c, List.of(hazard.apply(c))), Comparer.digest(c), new TreeSet<>(), false))
                .toList();
        return ChangeGroups.of(judged).stream()
                .map(g -> g.size() + " " + String.join(",", g.units()))
                .toList();
    }

    private static Hazard restart(ResourceChange change) {
        return new Hazard(Risk.RESTART, "the pods of " + change.object().name() + " restart");
    }

    @Test
    void theSameChangeInManyUnitsIsOneEntry() {
        State before = state(
                "test",
                Map.of("a", deployment("a", "x:1", 1), "b", deployment("b", "x:1", 1), "c", deployment("c", "x:1", 1)));
        State after = state(
                "test",
                Map.of("a", deployment("a", "x:2", 1), "b", deployment("b", "x:2", 1), "c", deployment("c", "x:3", 1)));
        assertEquals(List.of("2 a,b", "1 c"), groups(before, after, ChangeGroupsTest::restart));
    }

    @Test
    void whatComesIsOneEntryWhereOnlyItsNamesDiffer() {
        State after = state(
                "test",
                Map.of("a", deployment("a", "x:1", 1), "b", deployment("b", "x:1", 2), "c", deployment("c", "x:1", 1)));
        assertEquals(List.of("2 a,c", "1 b"), groups(State.NOTHING, after, ChangeGroupsTest::restart));
        assertEquals(List.of("2 a,c", "1 b"), groups(after, State.NOTHING, ChangeGroupsTest::restart));
    }

    @Test
    void anotherDangerIsAnotherEntry() {
        State before = state("test", Map.of("a", deployment("a", "x:1", 1), "b", deployment("b", "x:1", 1)));
        State after = state("test", Map.of("a", deployment("a", "x:2", 1), "b", deployment("b", "x:2", 1)));
        assertEquals(
                List.of("1 a", "1 b"),
                groups(
                        before,
                        after,
                        c -> new Hazard(c.object().unit().equals("a") ? Risk.RESTART : Risk.OUTAGE, "so")));
    }

    @Test
    void aNameInsideAnotherWordIsNoName() {
        State before = state("test", Map.of("api", deployment("api", "x:1", 1), "web", deployment("web", "x:1", 1)));
        State after =
                state("test", Map.of("api", deployment("api", "rapid:1", 1), "web", deployment("web", "rwebd:1", 1)));
        assertEquals(List.of("1 api", "1 web"), groups(before, after, ChangeGroupsTest::restart));
    }

    @Test
    void environmentsAreKeptApart() {
        State one = state("one", Map.of("a", deployment("a", "x:1", 1)));
        State two = state("two", Map.of("a", deployment("a", "x:1", 1)));
        Map<String, State> both = Map.of("one", one, "two", two);
        State all = State.of(both.values().stream()
                .flatMap(s -> s.objects().values().stream())
                .toList());
        assertEquals(List.of("1 a", "1 a"), groups(State.NOTHING, all, ChangeGroupsTest::restart));
    }
}
