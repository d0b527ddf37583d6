package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.Test;

/** Trees and commits that no Git would write. */
class TreeViewTest {
    @Test
    void aDamagedFolderIsSaidToBeOne() throws IOException {
        GitSystem.begin();
        for (String bytes : new String[] {"100644 a\0short", "100644 a", "100644", "no mode\0", "99999999999"}) {
            try (InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("x"));
                    ObjectInserter into = repository.newObjectInserter()) {
                ObjectId tree = into.insert(Constants.OBJ_TREE, bytes.getBytes(StandardCharsets.UTF_8));
                into.flush();
                IOException why = assertThrows(
                        IOException.class, () -> new TreeView(repository.newObjectReader(), tree).at("a/b"), bytes);
                assertEquals("a folder of the deploy repository is damaged", why.getMessage(), bytes);
            }
        }
    }

    @Test
    void aDamagedCommitIsSaidToBeOne() throws IOException {
        GitSystem.begin();
        for (String bytes : new String[] {"", "tree x", "tree zz\nparent zz\n", "parent\n"}) {
            try (InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("x"));
                    ObjectInserter into = repository.newObjectInserter();
                    RevWalk walk = new RevWalk(repository)) {
                ObjectId commit = into.insert(Constants.OBJ_COMMIT, bytes.getBytes(StandardCharsets.UTF_8));
                into.flush();
                IOException why = assertThrows(IOException.class, () -> Publishing.tree(walk, commit), bytes);
                assertEquals("a commit of the deploy repository is damaged", why.getMessage(), bytes);
                assertFalse(new History(repository.newObjectReader()).contains(commit, ObjectId.zeroId()), bytes);
            }
        }
    }
}
