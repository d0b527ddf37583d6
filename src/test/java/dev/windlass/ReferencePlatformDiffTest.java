package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.Comparison;
import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StateReader;
import dev.windlass.source.DiskTree;
import dev.windlass.source.MemoryTree;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of the reference platform, from a line of a spec to the fields that it reaches. */
class ReferencePlatformDiffTest {
    private static final SourceTree REPOSITORY =
            DiskTree.open(Path.of("")).orElseThrow();
    private static final Compilation NOW = new Compiler(REPOSITORY).compile(Compiler.Selection.EVERYTHING);

    @Test
    void whatIsApprovedIsWhatIsRendered() {
        Result<State> golden = StateReader.readFolder(Path.of("golden"), "golden");
        assertEquals(List.of(), golden.diagnostics());
        State approved = golden.value().orElseThrow();
        assertFalse(approved.objects().isEmpty());
        Comparison comparison =
                new Comparer(new ResourceCheck()).compare(approved, State.of(NOW.manifests()), NOW.units());
        assertEquals(List.of(), comparison.changes());
    }
}
