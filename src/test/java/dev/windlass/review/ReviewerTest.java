package dev.windlass.review;

import static dev.windlass.review.gate.Proposals.state;
import static dev.windlass.review.gate.Proposals.unit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.Acknowledgement;
import dev.windlass.review.gate.Gate;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.gate.Proposals;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.spec.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReviewerTest {
    private static final String CLAIM = "production/bitcoin/persistentvolumeclaim-bitcoin-0.yaml";
    private static final String NAMESPACE = "production/platform/namespace-shop.yaml";

    private static final State BEFORE = state(Map.of(
            CLAIM, """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: bitcoin-0, namespace: shop}
            spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 100Gi}}}
            """,
            NAMESPACE, """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            """));

    /** The claim is gone. */
    private static final State AFTER = State.of(List.of(object(NAMESPACE)));

    private static final Unit UNIT = unit("production", "gate: {block: [data-loss]}\n");
    private static final Map<String, Gate> GATES = Gate.of(List.of(UNIT));

    @Test
    void stopsWhatTheGateOfTheEnvironmentBlocks() {
        Review review = review(BEFORE, AFTER, GATES);
        assertEquals(1, review.blocked());
        assertEquals(Risk.DATA_LOSS, review.changes().getFirst().change().risk());
        Diagnostic error = review.diagnostics().getFirst();
        assertEquals(Code.CHANGE_BLOCKED, error.code());
        assertTrue(error.isError());
        assertEquals("chains/bitcoin.yaml:1:1", String.valueOf(error.at()));
        String help = String.valueOf(error.help());
        assertTrue(help.contains("environments/production/acknowledged.yaml"), help);
        assertTrue(help.contains(review.changes().getFirst().digest()), help);
    }

    @Test
    void anEnvironmentWithoutAGateIsOpen() {
        assertEquals(0, review(BEFORE, AFTER, Map.of()).blocked());
        assertEquals(
                0,
                review(BEFORE, AFTER, Map.of("staging", new Gate(Set.of(Risk.DATA_LOSS))))
                        .blocked());
    }

    @Test
    void aNewEnvironmentIsReportedAndNotBlocked() {
        Gate everything = new Gate(Set.of(Risk.values()));
        Review review = review(State.NOTHING, BEFORE, Set.of(), Map.of("production", everything));
        assertEquals(2, review.changes().size());
        assertEquals(List.of(), review.diagnostics());
    }

    @Test
    void anEnvironmentOfWhichNothingIsLeftIsNotANewOne() {
        Gate everything = new Gate(Set.of(Risk.values()));
        State exposed = state(Map.of("production/bitcoin/service-bitcoin.yaml", """
                apiVersion: v1
                kind: Service
                metadata: {name: bitcoin, namespace: shop}
                spec: {type: LoadBalancer, selector: {app: bitcoin}, ports: [{port: 8332}]}
                """));
        assertEquals(
                1,
                review(State.NOTHING, exposed, Map.of("production", everything)).blocked());
        assertEquals(
                0,
                review(State.NOTHING, exposed, Set.of("staging"), Map.of("production", everything))
                        .blocked());
    }

    @Test
    void theRecordedGateCountsAsWell() {
        State recorded = with(BEFORE, new Gate(Set.of(Risk.DATA_LOSS)).object("production"));
        State proposed = with(AFTER, Gate.OPEN.object("production"));
        assertEquals(
                List.of("PersistentVolumeClaim/bitcoin-0", "Gate/production"),
                review(recorded, proposed, Map.of()).changes().stream()
                        .filter(Judged::isBlocked)
                        .map(j -> j.change().change().object().title())
                        .toList());
    }

    @Test
    void toWeakenTheGateIsBlockedByItself() {
        Gate strict = new Gate(Set.of(Risk.DATA_LOSS, Risk.OUTAGE));
        State recorded = with(BEFORE, strict.object("production"));
        State weaker = with(BEFORE, new Gate(Set.of(Risk.DATA_LOSS)).object("production"));
        Review review = review(recorded, weaker, Map.of());
        assertEquals(
                List.of(Set.of(Risk.OUTAGE)),
                review.changes().stream().map(j -> (Set<Risk>) j.blocked()).toList());
        assertEquals(0, review(weaker, recorded, Map.of()).blocked());
        assertEquals(1, review(weaker, recorded, Map.of()).changes().size());
    }

    @Test
    void aRemovedEnvironmentIsBlockedByItsRecordedGate() {
        Review review = new Reviewer(Proposals.KINDS)
                .review(
                        BEFORE,
                        State.NOTHING,
                        Set.of("production"),
                        List.of(),
                        Map.of("production", new Gate(Set.of(Risk.DATA_LOSS))),
                        List.of());
        assertTrue(review.blocked() >= 1);
        assertTrue(review.diagnostics().stream().allMatch(d -> d.at() == null), "no file is left to point at");
    }

    @Test
    void anAcknowledgementLetsExactlyItsChangePass() {
        String digest = review(BEFORE, AFTER, GATES).changes().getFirst().digest();
        Review passes = review(BEFORE, AFTER, GATES, acknowledgement(digest));
        assertEquals(List.of(), passes.diagnostics());
        assertTrue(passes.changes().getFirst().acknowledged());

        State larger = state(Map.of(CLAIM, """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: bitcoin-0, namespace: shop}
                spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 200Gi}}}
                """));
        Review other = review(with(larger, object(NAMESPACE)), AFTER, GATES, acknowledgement(digest));
        assertEquals(1, other.blocked(), "the same claim with another size is another change");
        assertEquals(
                List.of(Code.CHANGE_BLOCKED, Code.STALE_ACKNOWLEDGEMENT),
                other.diagnostics().stream().map(Diagnostic::code).toList());
    }

    private static Acknowledgement acknowledgement(String digest) {
        Span at = new SourceFile("environments/production/acknowledged.yaml", "").start();
        return new Acknowledgement(
                "production",
                "PersistentVolumeClaim/bitcoin-0",
                new TreeSet<>(Set.of(Risk.DATA_LOSS)),
                digest,
                "moved",
                at);
    }

    private static Review review(
            State before, State after, Map<String, Gate> gates, Acknowledgement... acknowledgements) {
        return review(before, after, Set.of("production"), gates, acknowledgements);
    }

    private static Review review(
            State before,
            State after,
            Set<String> known,
            Map<String, Gate> gates,
            Acknowledgement... acknowledgements) {
        return new Reviewer(Proposals.KINDS)
                .review(before, after, known, List.of(UNIT), gates, List.of(acknowledgements));
    }

    private static StoredObject object(String path) {
        return Objects.requireNonNull(BEFORE.objects().get(path));
    }

    private static State with(State state, StoredObject more) {
        List<StoredObject> objects = new ArrayList<>(state.objects().values());
        objects.add(more);
        return State.of(objects);
    }
}
