package dev.windlass.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.source.SourceTree.Entry;
import dev.windlass.source.SourceTree.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditedTreeTest {
    private final SourceFile edited = new SourceFile("apps/a.yaml", "new");
    private final SourceFile added = new SourceFile("environments/x/apps/a.yaml", "");
    private final SourceTree tree = new EditedTree(
            MemoryTree.of(Map.of("apps/a.yaml", "old", "apps/b.yaml", "b", "environments/x/environment.yaml", "e")),
            List.of(edited, added));

    @Test
    void editedFilesHideThoseOfTheTree() {
        assertEquals(new Reading.Found(edited), tree.read("apps/a.yaml"));
        assertEquals(new Reading.Found(added), tree.read("environments/x/apps/a.yaml"));
        assertEquals("b", ((Reading.Found) tree.read("apps/b.yaml")).file().text());
        assertEquals(new Reading.Absent(), tree.read("apps/c.yaml"));
    }

    @Test
    void whatIsAddedIsListedInOrderWithItsFolders() {
        assertEquals(List.of(new Entry("a.yaml", false), new Entry("b.yaml", false)), tree.list("apps"));
        assertEquals(
                List.of(new Entry("apps", true), new Entry("environment.yaml", false)), tree.list("environments/x"));
        assertEquals(List.of(new Entry("a.yaml", false)), tree.list("environments/x/apps"));
    }
}
