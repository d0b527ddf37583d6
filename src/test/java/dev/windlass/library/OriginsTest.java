package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.render.Manifest;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.DiskTree;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.source.Span;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import dev.windlass.tree.TextPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Every value of every manifest of the reference platform knows where it came from. */
class OriginsTest {
    private static final String BUILTIN = "builtin:";
    private static final SourceTree REPOSITORY = DiskTree.open(Path.of("")).orElseThrow();
    private static final SourceTree LIBRARY = BuiltinLibrary.load();
    private static final Compilation COMPILATION = new Compiler(REPOSITORY).compile(Compiler.Selection.EVERYTHING);

    @Test
    void everyPlaceIsInAFileThatIsThere() {
        Set<String> seen = new HashSet<>();
        eachLeaf((where, leaf) -> {
            List<Span> places = new ArrayList<>();
            collect(leaf.origin(), places);
            assertTrue(!places.isEmpty(), where);
            for (Span place : places) {
                String name = place.file().name();
                if (seen.add(name)) {
                    Reading reading = name.startsWith(BUILTIN)
                            ? LIBRARY.read(name.substring(BUILTIN.length()))
                            : REPOSITORY.read(name);
                    assertTrue(reading instanceof Reading.Found, where + ": " + name);
                }
                assertTrue(
                        place.start() <= place.end()
                                && place.end() <= place.file().text().length(),
                        where + ": " + place);
            }
        });
        assertTrue(seen.size() > 20);
    }

    @Test
    void whatATemplateMakesSaysItsLine() {
        eachLeaf((where, leaf) -> assertTrue(isPlaced(leaf.origin()), where + ": " + leaf.origin()));
    }

    private static boolean isPlaced(Origin origin) {
        return switch (origin) {
            case Origin.Computed(Span placed, var _, var _) ->
                placed.file().name().startsWith(BUILTIN);
            case Origin.Generated(Span at) -> at.file().name().startsWith(BUILTIN);
            case Origin.Overrode(Origin by, var _) -> isPlaced(by);
            case Origin.Written _ -> false;
            case Origin.Part p -> isPlaced(p.of());
        };
    }

    @Test
    void aValueOfASpecHasItsLineThere() {
        assertWritten(
                "production/bitcoin/persistentvolumeclaim-bitcoin-a.yaml",
                "1536Gi",
                "environments/production/chains/bitcoin.yaml",
                3);
        assertWritten(
                "production/monacoin/persistentvolume-shiedl-monacoin-0.yaml",
                "60Gi",
                "environments/production/chains/monacoin.yaml",
                4);
        assertWritten(
                "production/explorer/ingress-explorer.yaml",
                "explorer.example.com",
                "environments/production/apps/explorer.yaml",
                2);
        assertWritten("staging/indexer/deployment-indexer.yaml", "50", "environments/staging/apps/indexer.yaml", 2);
        assertWritten(
                "staging/platform/namespace-shiedl.yaml", "restricted", BUILTIN + "schemas/environment.schema.yaml", 0);
    }

    /** A leaf of that value says the place as written; line 0 stands for a default, which nobody wrote. */
    private static void assertWritten(String manifest, String value, String file, int line) {
        List<Span> places = new ArrayList<>();
        eachLeaf((where, leaf) -> {
            if (where.startsWith(manifest + " ")
                    && leaf instanceof Scalar.Text(String text, var _)
                    && text.equals(value)) {
                if (line == 0) {
                    collect(leaf.origin(), places);
                } else {
                    places.addAll(leaf.origin().written());
                }
            }
        });
        assertTrue(
                places.stream()
                        .anyMatch(p -> p.file().name().equals(file)
                                && (line == 0 || p.from().line() == line)),
                manifest + ": " + value + " from " + places);
    }

    @Test
    void everyValueIsWrittenOrGenerated() {
        eachLeaf((where, leaf) -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            OriginPlace.of(leaf.origin()).forEach(p -> roles.add(p.role()));
            assertTrue(roles.contains(Role.WRITTEN) != roles.contains(Role.GENERATED), where + ": " + roles);
            assertTrue(roles.contains(Role.WRITTEN) == !leaf.origin().written().isEmpty(), where + ": " + roles);
        });
    }

    /** A line of a configuration file is known by the line of the spec that says it, and by no other. */
    @Test
    void aLineOfAConfigurationFileHasItsLine() {
        List<String> said = new ArrayList<>();
        eachLeaf((where, leaf) -> {
            if (where.startsWith("production/bitcoin/configmap-bitcoin-a.yaml .data")
                    && leaf instanceof Scalar.Text text) {
                for (String line : List.of("dbcache=4096", "txindex=1", "maxmempool=300")) {
                    int start = text.value().indexOf(line);
                    OriginPlace.of(TextPart.of(text, start, start + line.length())
                                    .origin())
                            .stream()
                            .filter(p -> p.role() == Role.WRITTEN || p.role() == Role.GENERATED)
                            .forEach(p -> said.add(line + " " + p.role().id() + " " + p.at()));
                }
            }
        });
        assertEquals(
                List.of(
                        "dbcache=4096 written chains/bitcoin.yaml:7:22",
                        "dbcache=4096 written chains/bitcoin.yaml:7:31",
                        "txindex=1 written chains/bitcoin.yaml:7:10",
                        "txindex=1 written chains/bitcoin.yaml:7:19",
                        "maxmempool=300 generated " + BUILTIN + "clients/bitcoin-core.libsonnet:28:41"),
                said);
    }

    @Test
    void whatItOverrodeIsKept() {
        List<Span> places = new ArrayList<>();
        eachLeaf((where, leaf) -> {
            if (where.startsWith("production/bitcoin/persistentvolumeclaim-bitcoin-a.yaml ")
                    && leaf instanceof Scalar.Text(String text, var _)
                    && text.equals("1536Gi")) {
                collect(leaf.origin(), places);
            }
        });
        assertTrue(places.stream()
                .anyMatch(p -> p.file().name().equals("chains/bitcoin.yaml")
                        && p.from().line() == 5));
    }

    /** A value that stands in a unit's specs or its environment's and in its manifests says the spec's place as written. */
    @Test
    void valuesComeFromWhereTheyStand() {
        int found = 0;
        for (Manifest manifest : COMPILATION.manifests()) {
            Map<String, List<Span>> written = new HashMap<>();
            Unit unit = manifest.resource().unit();
            BiConsumer<String, Node> note = (where, leaf) -> text(leaf)
                    .ifPresent(t -> written.computeIfAbsent(t, x -> new ArrayList<>())
                            .addAll(leaf.origin().written()));
            walk("", unit.spec(), note);
            unit.environment().spec().members().forEach((key, member) -> {
                if (!key.equals("units")) {
                    walk(key, member.value(), note);
                }
            });
            List<String> missing = new ArrayList<>();
            int[] count = {0};
            walk(
                    "",
                    manifest.resource().body(),
                    (where, leaf) -> text(leaf).map(written::get).ifPresent(places -> {
                        count[0]++;
                        // The program that a client starts is called as the client is, the agent's namespace as the
                        // agent, and a node
                        // pool as a group of kinds.
                        boolean isByChance = where.endsWith(".command[0]")
                                || where.endsWith("].group")
                                || text(leaf).equals(Optional.of("argocd"));
                        if (!isByChance
                                && !places.isEmpty()
                                && leaf.origin().written().stream().noneMatch(places::contains)) {
                            missing.add(where + ": " + leaf);
                        }
                    }));
            assertEquals(List.of(), missing, manifest.path());
            found += count[0];
        }
        assertTrue(found > 200, "only " + found);
    }

    /** The text of a value that is hardly there by chance. */
    private static Optional<String> text(Node leaf) {
        return leaf instanceof Scalar.Text(String text, var _) && text.length() >= 4
                ? Optional.of(text)
                : Optional.empty();
    }

    private static void eachLeaf(BiConsumer<String, Node> visit) {
        assertEquals(List.of(), COMPILATION.diagnostics());
        for (Manifest manifest : COMPILATION.manifests()) {
            walk(manifest.path() + " ", manifest.resource().body(), visit);
        }
    }

    private static void walk(String where, Node node, BiConsumer<String, Node> visit) {
        switch (node) {
            case Mapping m
            when !m.isEmpty() -> m.members().forEach((key, member) -> walk(where + "." + key, member.value(), visit));
            case Sequence s
            when !s.items().isEmpty() -> {
                for (int i = 0; i < s.items().size(); i++) {
                    walk(where + "[" + i + "]", s.items().get(i), visit);
                }
            }
            default -> visit.accept(where, node);
        }
    }

    private static void collect(Origin origin, List<Span> places) {
        switch (origin) {
            case Origin.Written(Span at) -> places.add(at);
            case Origin.Generated(Span at) -> places.add(at);
            case Origin.Computed(Span placed, List<Origin> from, List<Origin> because) -> {
                places.add(placed);
                from.forEach(o -> collect(o, places));
                because.forEach(o -> collect(o, places));
            }
            case Origin.Part p -> collect(p.of(), places);
            case Origin.Overrode(Origin by, Origin earlier) -> {
                collect(by, places);
                collect(earlier, places);
            }
        }
    }
}
