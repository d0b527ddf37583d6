package dev.windlass.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MergerTest {
    private static final Origin HOME = new Origin.Written(new SourceFile("home.yaml", "").start());
    private static final Merger MERGER = new Merger(MergeGuide.NONE);

    @Test
    void mappingsMergeByKeyAndAnythingElseIsReplaced() {
        Mapping lower = mapping("lower", "a", text("lower", "1"), "m", mapping("lower", "x", text("lower", "1")));
        Mapping upper = mapping("upper", "a", text("upper", "2"), "m", mapping("upper", "y", text("upper", "2")));

        Mapping merged = MERGER.fold(List.of(lower, upper), HOME);

        Mapping expected = mapping(
                "any", "a", text("any", "2"), "m", mapping("any", "x", text("any", "1"), "y", text("any", "2")));
        assertEquals(expected, merged);
    }

    @Test
    void nullRemovesAndLeavesNothingBehind() {
        Mapping lower = mapping("lower", "a", text("lower", "1"), "b", text("lower", "1"));
        Mapping upper = mapping("upper", "a", new Scalar.Null(at("upper")), "new", new Scalar.Null(at("upper")));

        assertEquals(mapping("any", "b", text("any", "1")), MERGER.fold(List.of(lower, upper), HOME));
    }

    @Test
    void aValueKnowsEachThatItReplacedLatestFirst() {
        Mapping merged = MERGER.fold(
                List.of(
                        mapping("one", "a", text("one", "1")),
                        mapping("two", "a", text("two", "2")),
                        mapping("three", "a", text("three", "3"))),
                HOME);

        Node a = merged.get("a");
        assertEquals(
                new Origin.Overrode(at("three"), new Origin.Overrode(at("two"), at("one"))),
                a == null ? null : a.origin());
    }

    @Test
    void anAlternativeDisplacesWhatALowerLayerChose() {
        MergeGuide guide = new MergeGuide() {
            @Override
            public MergeGuide below(String key) {
                return this;
            }

            @Override
            public Set<String> displaced(Mapping upper) {
                return upper.get("digest") == null ? Set.of() : Set.of("tag");
            }
        };
        Mapping merged = new Merger(guide)
                .merge(
                        mapping("lower", "tag", text("lower", "v1")),
                        mapping("upper", "digest", text("upper", "sha256:1")));

        assertNull(merged.get("tag"));
        assertEquals(Set.of("digest"), Set.copyOf(merged.keys()));
    }

    @Property(tries = 300, seed = "42")
    void theEmptyMappingIsTheIdentity(@ForAll("layers") Mapping layer) {
        Mapping clean = MERGER.merge(Mapping.empty(HOME), layer);
        Mapping empty = Mapping.empty(HOME);

        assertEquals(clean, MERGER.merge(clean, empty));
        assertEquals(places(clean), places(MERGER.merge(clean, empty)));
        assertEquals(clean, MERGER.merge(empty, clean));
    }

    @Property(tries = 300, seed = "42")
    void aStackOfLayersIsALeftFold(
            @ForAll("layers") Mapping a, @ForAll("layers") Mapping b, @ForAll("layers") Mapping c) {
        Mapping folded = MERGER.fold(List.of(a, b, c), HOME);
        Mapping stepped = MERGER.merge(MERGER.fold(List.of(a, b), HOME), c);

        assertEquals(folded, stepped);
        assertEquals(places(folded), places(stepped));
    }

    @Property(tries = 300, seed = "42")
    void aLayerAppliedTwiceChangesNothing(@ForAll("layers") Mapping lower, @ForAll("layers") Mapping upper) {
        Mapping once = MERGER.merge(MERGER.merge(Mapping.empty(HOME), lower), upper);
        Mapping twice = MERGER.merge(once, upper);

        assertEquals(once, twice);
        assertEquals(places(once), places(twice));
    }

    @Property(tries = 300, seed = "42")
    void noOriginIsEverLost(@ForAll("layers") Mapping lower, @ForAll("layers") Mapping upper) {
        Mapping base = MERGER.merge(Mapping.empty(HOME), relabelled(lower, "lower"));
        Mapping merged = MERGER.merge(base, relabelled(upper, "upper"));

        checkOrigins(base, merged);
    }

    /** A scalar that stood in both layers says both; one that stood in one says that one. */
    private static void checkOrigins(Mapping base, Mapping merged) {
        merged.members().forEach((key, member) -> {
            Node before = base.get(key);
            if (member.value() instanceof Mapping m) {
                checkOrigins(before instanceof Mapping b ? b : Mapping.empty(HOME), m);
                return;
            }
            List<String> said = places(member.value().origin());
            if (before == null || before instanceof Mapping) {
                assertTrue(said.getFirst().equals("upper"), () -> key + " " + said);
            } else if (said.getFirst().equals("upper")) {
                assertEquals(List.of("upper", "lower"), said, key);
            } else {
                assertEquals(List.of("lower"), said, key);
            }
        });
    }

    private static List<String> places(Origin origin) {
        return switch (origin) {
            case Origin.Overrode(Origin by, Origin earlier) -> {
                List<String> all = new ArrayList<>(places(by));
                all.addAll(places(earlier));
                yield all;
            }
            default -> List.of(origin.place().file().name());
        };
    }

    private static List<String> places(Node node) {
        return switch (node) {
            case Mapping m ->
                m.members().entrySet().stream()
                        .flatMap(e -> places(e.getValue().value()).stream().map(p -> e.getKey() + "." + p))
                        .toList();
            default -> List.of(String.join("<", places(node.origin())));
        };
    }

    private static Mapping relabelled(Mapping mapping, String file) {
        Mapping.Builder copy = new Mapping.Builder();
        mapping.members()
                .forEach((k, v) -> copy.put(
                        k,
                        at(file),
                        v.value() instanceof Mapping m
                                ? relabelled(m, file)
                                : v.value().from(at(file))));
        return copy.build(at(file));
    }

    @Provide
    Arbitrary<Mapping> layers() {
        Arbitrary<Node> leaf = Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(3).map(s -> text("layer", s)),
                Arbitraries.longs().between(0, 3).map(i -> new Scalar.Int(i, at("layer"))),
                Arbitraries.just(new Scalar.Null(at("layer"))),
                Arbitraries.just(new Sequence(List.of(), at("layer"))));
        return mappings(
                Arbitraries.lazyOf(() -> leaf, () -> leaf, () -> mappings(leaf).map(m -> m)));
    }

    private static Arbitrary<Mapping> mappings(Arbitrary<Node> values) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), values)
                .ofMaxSize(4)
                .map(members -> {
                    Mapping.Builder builder = new Mapping.Builder();
                    members.forEach(builder::put);
                    return builder.build(at("layer"));
                });
    }

    private static final Map<String, SourceFile> FILES = new ConcurrentHashMap<>();

    private static Origin at(String file) {
        return new Origin.Written(
                FILES.computeIfAbsent(file, f -> new SourceFile(f, "")).start());
    }

    private static Node text(String file, String value) {
        return new Scalar.Text(value, at(file));
    }

    private static Mapping mapping(String file, Object... members) {
        Mapping.Builder builder = new Mapping.Builder();
        for (int i = 0; i < members.length; i += 2) {
            builder.put((String) members[i], at(file), (Node) members[i + 1]);
        }
        return builder.build(at(file));
    }
}
