package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.render.Manifest;
import dev.windlass.render.Samples;
import dev.windlass.spec.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardTest {
    private static final List<Manifest> ALL = IntStream.range(0, 10)
            .mapToObj(n -> Samples.manifest((n % 2 == 0 ? "a" : "b") + "/u" + n + "/r.yaml", ""))
            .toList();
    private static final List<Unit> UNITS =
            ALL.stream().map(m -> m.resource().unit()).toList();

    @Test
    void everyUnitIsInExactlyOnePart() {
        List<String> seen = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Shard shard = new Shard(i, 3);
            shard.manifests(shard.folders(UNITS), ALL).forEach(m -> seen.add(m.path()));
        }
        assertEquals(10, seen.size());
        assertEquals(10, new TreeSet<>(seen).size());
    }

    @Test
    void readsOnlyPartsOfAWhole() {
        assertEquals(Optional.of(new Shard(2, 4)), Shard.parse("2/4"));
        for (String wrong : List.of("", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1", "99999/99999")) {
            assertEquals(Optional.empty(), Shard.parse(wrong), wrong);
        }
    }
}
