package dev.windlass.review.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.tree.OriginPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComparerTest {
    private static String configMap(String name, String value) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", namespace: test}, data: {a: '" + value
                + "'}}";
    }

    private static String claim(String name, String size) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + name
                + ", namespace: test, labels: {app: btc, node: " + name + "}}, spec: {accessModes: [ReadWriteOnce],"
                + " storageClassName: fast, resources: {requests: {storage: " + size + "}}}}";
    }

    /** The changes as {@code ACTION PATH}, with {@code < OLD PATH} for what moved and {@code ~ NAME} for what is renamed. */
    private static String changes(Map<String, String> before, Map<String, String> after) {
        return changes(States.of(before), States.of(after));
    }

    private static String changes(State before, State after) {
        return States.compare(before, after).stream()
                .map(c -> c.action().id() + " " + c.object().path()
                        + (c.isMoved() ? " < " + c.before().orElseThrow().path() : "")
                        + c.renamed().map(r -> " ~ " + r.name()).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void listsWhatComesGoesAndChangesInOrder() {
        Map<String, String> before = new LinkedHashMap<>();
        before.put("test/b/1.yaml", configMap("one", "x"));
        before.put("test/b/2.yaml", configMap("two", "x"));
        before.put("test/a/3.yaml", configMap("three", "x"));
        before.put("other/a/3.yaml", configMap("three", "x"));
        Map<String, String> after = new LinkedHashMap<>();
        after.put("test/b/2.yaml", configMap("two", "z"));
        after.put("test/a/3.yaml", configMap("three", "x"));
        after.put("test/a/0.yaml", claim("zero", "1Gi"));
        assertEquals("""
                remove other/a/3.yaml
                add test/a/0.yaml
                remove test/b/1.yaml
                change test/b/2.yaml""", changes(before, after));
    }

    @Test
    void whatMovedIsTheSameObject() {
        assertEquals(
                "change test/b/x.yaml < test/a/x.yaml",
                changes(
                        Map.of("test/a/x.yaml", configMap("one", "x")),
                        Map.of("test/b/x.yaml", configMap("one", "x"))));
        List<ResourceChange> moved = States.compare(
                States.of(Map.of("test/a/x.yaml", configMap("one", "x"))),
                States.of(Map.of("test/a/y.yaml", configMap("one", "z"))));
        assertTrue(moved.getFirst().isMoved());
        assertEquals("data[a]: \"x\" -> \"z\"\n", States.fields(moved.getFirst()));
    }

    @Test
    void theSameNameInAnotherNamespaceKindOrEnvironmentIsAnotherObject() {
        assertEquals(
                """
                add test/a/2.yaml
                remove test/a/1.yaml""".lines().sorted().collect(Collectors.joining("\n")),
                changes(
                                Map.of(
                                        "test/a/1.yaml",
                                        configMap("one", "x").replace("namespace: test", "namespace: x")),
                                Map.of("test/a/2.yaml", claim("one", "1Gi")))
                        .lines()
                        .sorted()
                        .collect(Collectors.joining("\n")));
        assertEquals(
                "remove one/a/x.yaml\nadd two/a/x.yaml",
                changes(Map.of("one/a/x.yaml", configMap("one", "x")), Map.of("two/a/x.yaml", configMap("one", "x"))));
    }

    @Test
    void oneObjectInTwoFilesIsPairedFileByFile() {
        Map<String, String> before =
                Map.of("test/a/x.yaml", configMap("one", "x"), "test/a/y.yaml", configMap("one", "y"));
        assertEquals("", changes(before, before));
        assertEquals("remove test/a/x.yaml", changes(before, Map.of("test/a/y.yaml", configMap("one", "y"))));
    }

    @Test
    void aRenamedObjectIsRemovedAndAddedAndKnowsItsCounterpart() {
        assertEquals(
                "add test/a/claim-new.yaml ~ old\nremove test/a/claim-old.yaml ~ new",
                changes(
                        Map.of("test/a/claim-old.yaml", claim("old", "1Ti")),
                        Map.of("test/a/claim-new.yaml", claim("new", "2Ti"))));
    }

    @Test
    void renamesArePairedByNamesThatAreAlikeAndOnlyWhereItIsClear() {
        assertEquals(
                """
                add test/a/new-0.yaml ~ old-0
                add test/a/new-1.yaml ~ old-1
                remove test/a/old-0.yaml ~ new-0
                remove test/a/old-1.yaml ~ new-1""",
                changes(
                        Map.of("test/a/old-0.yaml", claim("old-0", "1Ti"), "test/a/old-1.yaml", claim("old-1", "1Ti")),
                        Map.of(
                                "test/a/new-0.yaml",
                                claim("new-0", "1Ti"),
                                "test/a/new-1.yaml",
                                claim("new-1", "1Ti"))));
        assertEquals(
                """
                add test/a/x.yaml
                add test/a/y.yaml
                remove test/a/z.yaml""",
                changes(
                        Map.of("test/a/z.yaml", claim("z1", "1Ti")),
                        Map.of("test/a/x.yaml", claim("x1", "1Ti"), "test/a/y.yaml", claim("y1", "1Ti"))));
        assertEquals(
                "add test/a/y.yaml\nremove test/a/z.yaml",
                changes(
                        Map.of("test/a/z.yaml", configMap("z1", "this")),
                        Map.of("test/a/y.yaml", configMap("y1", "that"))));
    }

    @Test
    void aRenamedUnitKeepsItsCounterparts() {
        assertEquals(
                """
                remove test/bitcoin/x.yaml ~ btc-0
                remove test/bitcoin/y.yaml ~ btc-1
                add test/btc/x.yaml ~ bitcoin-0
                add test/btc/y.yaml ~ bitcoin-1""",
                changes(
                        Map.of(
                                "test/bitcoin/x.yaml", claim("bitcoin-0", "1Ti"),
                                "test/bitcoin/y.yaml", claim("bitcoin-1", "1Ti")),
                        Map.of(
                                "test/btc/x.yaml", claim("btc-0", "1Ti"),
                                "test/btc/y.yaml", claim("btc-1", "1Ti"))));
        assertEquals(
                "remove test/bitcoin/x.yaml\nadd test/btc/x.yaml",
                changes(
                        Map.of(
                                "test/bitcoin/x.yaml", claim("bitcoin-0", "1Ti"),
                                "test/bitcoin/stays.yaml", configMap("stays", "it")),
                        Map.of(
                                "test/btc/x.yaml", claim("btc-0", "1Ti"),
                                "test/bitcoin/stays.yaml", configMap("stays", "it"))),
                "a unit that is still there was not renamed");
    }

    @Test
    void anotherVersionOfTheKindIsTheSameObject() {
        String v1 =
                "{apiVersion: external-secrets.io/v1beta1, kind: ExternalSecret, metadata: {name: s, namespace: test}}";
        List<ResourceChange> changes = States.compare(States.of(v1), States.of(v1.replace("v1beta1", "v1")));
        assertEquals(
                "apiVersion: \"external-secrets.io/v1beta1\" -> \"external-secrets.io/v1\"\n",
                changes.stream().map(States::fields).collect(Collectors.joining()));
    }

    @Test
    void aFieldKnowsItsLinesAndARemovedOneThoseAroundIt() {
        State before = States.of("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: old\n  z: gone\n");
        State after = States.of("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n\n  x: new\n");
        List<FieldChange> fields = States.compare(before, after).getFirst().fields();
        assertEquals("6:6", place(fields.get(0)));
        assertEquals("6:3", place(fields.get(1)));
    }

    private static String place(FieldChange field) {
        OriginPlace place = field.origins().getFirst();
        return place.at().from().toString();
    }

    @Test
    void theDigestNamesExactlyOneChange() {
        ResourceChange change = States.compare(States.of(claim("a", "2Ti")), States.of(claim("a", "1Ti")))
                .getFirst();
        String digest = Comparer.digest(change);
        assertEquals(
                "250357d810497a3d8e2619104ade3a9b",
                digest,
                "must stay the same: acknowledgements in repositories name it");
        String elsewhere = claim("a", "1Ti").replace(", ", ",\n  ");
        assertEquals(
                digest,
                Comparer.digest(States.compare(States.of(claim("a", "2Ti")), States.of(elsewhere))
                        .getFirst()));

        for (State[] other : List.of(
                new State[] {States.of(claim("a", "2Ti")), States.of(claim("a", "512Gi"))},
                new State[] {States.of(claim("a", "3Ti")), States.of(claim("a", "1Ti"))},
                new State[] {States.of(claim("b", "2Ti")), States.of(claim("b", "1Ti"))},
                new State[] {States.of(claim("a", "2Ti")), State.NOTHING},
                new State[] {State.NOTHING, States.of(claim("a", "1Ti"))},
                new State[] {State.NOTHING, States.of(claim("a", "2Ti"))},
                new State[] {
                    States.of(Map.of("other/a/one.yaml", claim("a", "2Ti"))),
                    States.of(Map.of("other/a/one.yaml", claim("a", "1Ti")))
                })) {
            assertNotEquals(
                    digest, Comparer.digest(States.compare(other[0], other[1]).getFirst()));
        }
    }

    @Test
    void theDigestDoesNotHangOnWhatElseChanges() {
        String digest = Comparer.digest(
                States.compare(States.of(claim("a", "2Ti")), State.NOTHING).getFirst());
        List<ResourceChange> renamed = States.compare(States.of(claim("a", "2Ti")), States.of(claim("b", "2Ti")));
        ResourceChange removed = renamed.stream()
                .filter(c -> c.action() == ResourceChange.Action.REMOVE)
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of("b"), removed.renamed().map(StoredObject::name));
        assertEquals(digest, Comparer.digest(removed));
        assertFalse(digest.isEmpty());
    }
}
