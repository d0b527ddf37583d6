package dev.windlass.review.gate;

import static dev.windlass.review.gate.Proposals.acknowledgement;
import static dev.windlass.review.gate.Proposals.assessed;
import static dev.windlass.review.gate.Proposals.change;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.risk.Risk;
import dev.windlass.spec.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final String BEFORE = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: bitcoin-0, namespace: shop}
            spec:
              replicas: 1
              template: {spec: {containers: [{name: node, image: "bitcoin:30", args: [-server]}]}}
            """;

    private static final ResourceChange STOPPED = change(BEFORE, BEFORE.replace("replicas: 1", "replicas: 0"));
    private static final String DIGEST = Comparer.digest(STOPPED);
    private static final Gate GATE = new Gate(Set.of(Risk.DATA_LOSS, Risk.OUTAGE));

    @Test
    void theStricterOfTwoBlocksWhatEitherDoes() {
        Gate other = new Gate(Set.of(Risk.OUTAGE, Risk.PRIVILEGE));
        assertEquals(
                List.of("data-loss", "outage", "privilege"),
                GATE.stricter(other).classes());
        assertEquals(GATE.stricter(other), other.stricter(GATE));
        assertEquals(GATE, GATE.stricter(Gate.OPEN));
        assertEquals(GATE, Gate.OPEN.stricter(GATE));
    }

    @Test
    void anEnvironmentSaysWhatItBlocks() {
        assertEquals(
                new Gate(Set.of(Risk.OUTAGE, Risk.IMMUTABLE)),
                Gate.of(environment("gate: {block: [outage, immutable]}\n")));
        assertEquals(Gate.OPEN, Gate.of(environment("namespace: shop\n")));
    }

    @Test
    void itsObjectHangsOnTheClassesOnly() {
        StoredObject object = Gate.object(environment("gate: {block: [outage, data-loss]}\n"));
        assertEquals("Gate/production", object.title());
        assertEquals("windlass.dev/v1", object.apiVersion());
        assertEquals(GATE, Gate.in(State.of(List.of(object)), "production"));
        assertEquals(
                object.body(),
                Gate.object(environment("gate: {block: [data-loss, outage]}\n")).body());
        assertEquals(object.body(), GATE.object("production").body());
        assertEquals(Gate.OPEN, Gate.in(State.of(List.of(object)), "staging"));
    }

    @Test
    void itsObjectPointsToWhereTheClassesAreWritten() {
        StoredObject object = Gate.object(environment("namespace: shop\ngate: {block: [outage]}\n"));
        assertEquals(
                "environments/production/environment.yaml:2:16",
                object.body()
                        .sequence("blocks")
                        .items()
                        .getFirst()
                        .origin()
                        .place()
                        .toString());
    }

    @Test
    void blocksItsClassesAndNoOthers() {
        Judged outage = GATE.judge(assessed(STOPPED, Risk.OUTAGE, Risk.RESTART), DIGEST, List.of());
        assertEquals(Set.of(Risk.OUTAGE), outage.blocked());
        assertFalse(outage.acknowledged());
        Judged restart = GATE.judge(assessed(STOPPED, Risk.RESTART), DIGEST, List.of());
        assertFalse(restart.isBlocked());
        assertFalse(restart.acknowledged());
        assertFalse(Gate.OPEN
                .judge(assessed(STOPPED, Risk.DATA_LOSS), DIGEST, List.of())
                .isBlocked());
    }

    @Test
    void blocksAClassThatIsNotTheGravestOfTheChange() {
        Judged judged =
                new Gate(Set.of(Risk.OUTAGE)).judge(assessed(STOPPED, Risk.DATA_LOSS, Risk.OUTAGE), DIGEST, List.of());
        assertEquals(Set.of(Risk.OUTAGE), judged.blocked());
    }

    @Test
    void letsPassWhatIsAcknowledged() {
        for (String name : List.of(
                "StatefulSet/bitcoin-0",
                "StatefulSet.apps/bitcoin-0",
                "StatefulSet/shop/bitcoin-0",
                "StatefulSet.apps/shop/bitcoin-0")) {
            Judged judged = judge(acknowledgement(name, DIGEST, Risk.OUTAGE));
            assertFalse(judged.isBlocked(), name);
            assertTrue(judged.acknowledged(), name);
        }
    }

    @Test
    void isNotOpenedByAnAcknowledgementOfAnything() {
        for (Acknowledgement other : List.of(
                acknowledgement("StatefulSet/bitcoin-1", DIGEST, Risk.OUTAGE),
                acknowledgement("Deployment/bitcoin-0", DIGEST, Risk.OUTAGE),
                acknowledgement("StatefulSet.batch/bitcoin-0", DIGEST, Risk.OUTAGE),
                acknowledgement("StatefulSet/other/bitcoin-0", DIGEST, Risk.OUTAGE),
                acknowledgement("StatefulSet/bitcoin-0", DIGEST, Risk.DATA_LOSS),
                acknowledgement("StatefulSet/bitcoin-0", "000000000000", Risk.OUTAGE),
                acknowledgement("StatefulSet/bitcoin-0", DIGEST.substring(0, 11), Risk.OUTAGE))) {
            Judged judged = judge(other);
            assertTrue(judged.isBlocked(), other::toString);
            assertFalse(judged.acknowledged(), other::toString);
        }
    }

    @Test
    void anAcknowledgementCountsInItsOwnEnvironment() {
        Acknowledgement here = acknowledgement("StatefulSet/bitcoin-0", DIGEST, Risk.OUTAGE);
        assertTrue(judge(new Acknowledgement(
                        "staging", here.resource(), here.risks(), here.change(), here.reason(), here.at()))
                .isBlocked());
    }

    @Test
    void eachBlockedClassNeedsItsOwn() {
        Acknowledgement outage = acknowledgement("StatefulSet/bitcoin-0", DIGEST, Risk.OUTAGE);
        Acknowledgement loss = acknowledgement("StatefulSet/bitcoin-0", DIGEST, Risk.DATA_LOSS);
        Acknowledgement both = acknowledgement("StatefulSet/bitcoin-0", DIGEST, Risk.DATA_LOSS, Risk.OUTAGE);
        assertEquals(Set.of(Risk.DATA_LOSS), ofTwoClasses(outage).blocked());
        assertEquals(Set.of(Risk.OUTAGE), ofTwoClasses(loss).blocked());
        assertFalse(ofTwoClasses(outage).acknowledged());
        assertTrue(ofTwoClasses(outage, loss).acknowledged());
        assertTrue(ofTwoClasses(both).acknowledged());
    }

    @Test
    void anyOtherChangeOfTheResourceHasAnotherDigest() {
        Map<String, ResourceChange> others = new LinkedHashMap<>();
        List<String> afterwards = new ArrayList<>(List.of(
                "replicas: 2", "replicas: 0\n  paused: true", "replicas: 0\n  serviceName: other", "replicas: 10"));
        afterwards.forEach(a -> others.put("after: " + a, change(BEFORE, BEFORE.replace("replicas: 1", a))));
        String stopped = BEFORE.replace("replicas: 1", "replicas: 0");
        others.put("from another number", change(BEFORE.replace("replicas: 1", "replicas: 3"), stopped));
        others.put("with another image too", change(BEFORE, stopped.replace("bitcoin:30", "bitcoin:31")));
        others.put("with another argument too", change(BEFORE, stopped.replace("-server", "-prune")));
        others.put("backwards", change(stopped, BEFORE));
        others.put("another name", change(BEFORE.replace("bitcoin-0", "b-1"), stopped.replace("bitcoin-0", "b-1")));
        others.put(
                "another namespace",
                change(
                        BEFORE.replace("namespace: shop", "namespace: x"),
                        stopped.replace("namespace: shop", "namespace: x")));
        others.put(
                "another kind",
                change(BEFORE.replace("StatefulSet", "Deployment"), stopped.replace("StatefulSet", "Deployment")));
        Set<String> digests = new TreeSet<>(Set.of(DIGEST));
        others.forEach((what, change) -> {
            assertTrue(digests.add(Comparer.digest(change)), what);
            Judged judged = GATE.judge(
                    assessed(change, Risk.OUTAGE),
                    Comparer.digest(change),
                    List.of(acknowledgement("StatefulSet/bitcoin-0", DIGEST, Risk.OUTAGE)));
            assertTrue(judged.isBlocked(), what);
        });
    }

    @Test
    void theSameChangeHasTheSameDigestHoweverItIsWritten() {
        String rewritten =
                BEFORE.replace("  replicas: 1\n", "").replace("spec:\n", "spec:\n  # one node\n  replicas: 1\n");
        assertEquals(DIGEST, Comparer.digest(change(rewritten, rewritten.replace("replicas: 1", "replicas: 0"))));
    }

    private static Judged judge(Acknowledgement... acknowledgements) {
        return GATE.judge(assessed(STOPPED, Risk.OUTAGE), DIGEST, List.of(acknowledgements));
    }

    private static Judged ofTwoClasses(Acknowledgement... acknowledgements) {
        return GATE.judge(assessed(STOPPED, Risk.OUTAGE, Risk.DATA_LOSS), DIGEST, List.of(acknowledgements));
    }

    private static Environment environment(String text) {
        return Proposals.unit("production", text).environment();
    }
}
