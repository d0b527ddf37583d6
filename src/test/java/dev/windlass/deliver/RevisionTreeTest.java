package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskTree;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTreeTest {
    @TempDir
    Path temp;

    private GitFolder git;

    @BeforeEach
    void begin() throws IOException {
        git = GitFolder.init(temp.resolve("repository"));
    }

    private static RevisionTree tree(Path root, String revision) {
        Result<RevisionTree> opened = RevisionTree.open(root, revision);
        assertEquals(List.of(), opened.diagnostics());
        return opened.value().orElseThrow();
    }

    private static Diagnostic fault(Path root, String revision) {
        Result<RevisionTree> opened = RevisionTree.open(root, revision);
        assertTrue(opened.value().isEmpty());
        Diagnostic fault = opened.diagnostics().getFirst();
        assertEquals(Code.UNKNOWN_REVISION, fault.code());
        return fault;
    }

    /** What a reading gives, in a line. */
    private static String text(Reading reading) {
        return switch (reading) {
            case Reading.Found(var file) -> file.name() + ": " + file.text();
            case Reading.Absent() -> "absent";
            case Reading.Refused(var why) -> why.code().id() + ": " + why.message();
        };
    }

    @Test
    void readsAnyRevisionAndLeavesTheWorkTreeAlone() throws IOException {
        git.write("chains/a.yaml", "first");
        String first = git.commit("one");
        git.git("tag", "--annotate", "--message", "it", "v1");
        git.write("chains/a.yaml", "second");
        git.write("chains/b.yaml", "new");
        git.commit("two");
        git.git("branch", "other", "HEAD~1");
        git.git("update-ref", "refs/remotes/origin/main", first);
        git.write("chains/a.yaml", "unsaved");
        String before = git.git("status", "--porcelain");

        for (String revision : List.of("HEAD~1", "main^", "v1", "other", "origin/main", first, first.substring(0, 8))) {
            try (RevisionTree tree = tree(git.path(), revision)) {
                assertEquals(first, tree.commit());
                assertEquals("chains/a.yaml: first", text(tree.read("chains/a.yaml")));
                assertEquals("absent", text(tree.read("chains/b.yaml")));
            }
        }
        try (RevisionTree tree = tree(git.path(), "main")) {
            assertEquals("chains/a.yaml: second", text(tree.read("chains/a.yaml")));
        }
        assertEquals(before, git.git("status", "--porcelain"));
        assertEquals("unsaved", Files.readString(git.path().resolve("chains/a.yaml")));
    }

    /** What a checkout of a revision shows, its objects show too. */
    @Test
    void seesWhatAWorkTreeOfTheRevisionHas() throws IOException {
        git.write("outside.yaml", "outside");
        git.write("outside/x.yaml", "outside");
        git.write("platform/chains/a.yaml", "a");
        git.write("platform/chains/deep/b.yaml", "\uFEFFb");
        git.write("platform/chains/.hidden.yaml", "hidden");
        git.write("platform/chains/Z.yaml", "Z");
        git.write("platform/chains/empty.yaml", "");
        git.write("platform/large.yaml", "#".repeat((1 << 20) + 1));
        git.write("platform/fits.yaml", "#".repeat(1 << 20));
        git.write("platform/crds/large.yaml", "#".repeat((1 << 20) + 1));
        git.write("platform/crds/larger.yaml", "#".repeat((16 << 20) + 1));
        Path platform = git.path().resolve("platform");
        Files.write(platform.resolve("latin.yaml"), new byte[] {'a', '\n', (byte) 0xe9, '\n'});
        link(platform, "inside.yaml", "chains/a.yaml");
        link(platform, "folder", "chains/deep");
        link(platform, "chains/up.yaml", "../chains/../fits.yaml");
        link(platform, "twice.yaml", "folder/../up.yaml");
        link(platform, "out.yaml", "../outside.yaml");
        link(platform, "out", "../outside");
        link(platform, "absolute.yaml", "/etc/passwd");
        link(platform, "nowhere.yaml", "missing.yaml");
        link(platform, "circle.yaml", "circle.yaml");
        link(platform, "through", "nowhere");
        String id = git.commit("all");

        SourceTree disk = DiskTree.open(platform).orElseThrow();
        try (RevisionTree tree = tree(platform, id)) {
            for (String path : List.of(
                    "chains/a.yaml",
                    "chains/deep/b.yaml",
                    "chains/.hidden.yaml",
                    "chains/empty.yaml",
                    "chains",
                    "chains/a.yaml/x",
                    "missing.yaml",
                    "chains/missing/x.yaml",
                    "large.yaml",
                    "fits.yaml",
                    "crds/large.yaml",
                    "crds/larger.yaml",
                    "latin.yaml",
                    "inside.yaml",
                    "folder",
                    "folder/b.yaml",
                    "folder/missing.yaml",
                    "chains/up.yaml",
                    "twice.yaml",
                    "out.yaml",
                    "out/x.yaml",
                    "../outside.yaml",
                    "chains/../inside.yaml",
                    "absolute.yaml",
                    "nowhere.yaml",
                    "circle.yaml",
                    "through/x.yaml",
                    "nul\0.yaml")) {
                assertEquals(text(disk.read(path)), text(tree.read(path)), path);
            }
            for (String folder :
                    List.of("", "chains", "chains/deep", "folder", "out", "missing", "chains/a.yaml", "..")) {
                assertEquals(disk.list(folder), tree.list(folder), folder);
            }
        }
    }

    private static void link(Path folder, String name, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }

    @Test
    void aRevisionWithoutThePlatformIsEmpty() throws IOException {
        git.write("note.md", "no platform yet");
        git.commit("one");
        git.write("platform/chains/a.yaml", "a");
        git.commit("two");
        try (RevisionTree tree = tree(git.path().resolve("platform"), "HEAD~1")) {
            assertEquals(List.of(), tree.list(""));
            assertEquals("absent", text(tree.read("chains/a.yaml")));
        }
    }

    @Test
    void aSubmoduleIsAnEmptyFolder() throws IOException {
        git.write("a.yaml", "a");
        String id = git.commit("one");
        git.git("update-index", "--add", "--cacheinfo", "160000," + id + ",module");
        git.git("commit", "--quiet", "--message", "two");
        try (RevisionTree tree = tree(git.path(), "HEAD")) {
            assertEquals(
                    List.of(new SourceTree.Entry("a.yaml", false), new SourceTree.Entry("module", true)),
                    tree.list(""));
            assertEquals(List.of(), tree.list("module"));
            assertEquals("absent", text(tree.read("module/a.yaml")));
        }
    }

    @Test
    void aFileIsTheSameObjectHoweverOftenAndFromWhereverItIsRead() throws IOException {
        git.write("chains/a.yaml", "a");
        git.commit("one");
        try (RevisionTree tree = tree(git.path(), "HEAD")) {
            List<Reading> all = IntStream.range(0, 64)
                    .parallel()
                    .mapToObj(_ -> tree.read("chains/a.yaml"))
                    .toList();
            all.forEach(one -> assertSame(all.getFirst(), one));
        }
    }

    @Test
    void worksInAnAddedWorkTree() throws IOException {
        git.write("platform/chains/a.yaml", "first");
        git.commit("one");
        git.write("platform/chains/a.yaml", "second");
        git.commit("two");
        Path added = temp.resolve("added");
        git.git("worktree", "add", "--quiet", "--detach", added.toString(), "HEAD~1");
        try (RevisionTree tree = tree(added.resolve("platform"), "main")) {
            assertEquals("chains/a.yaml: second", text(tree.read("chains/a.yaml")));
        }
        try (RevisionTree tree = tree(added.resolve("platform"), "HEAD")) {
            assertEquals("chains/a.yaml: first", text(tree.read("chains/a.yaml")));
        }
    }

    @Test
    void readsPackedObjectsAndReferences() throws IOException {
        git.write("chains/a.yaml", "first");
        git.commit("one");
        git.git("gc", "--quiet");
        git.git("pack-refs", "--all");
        try (RevisionTree tree = tree(git.path(), "main")) {
            assertEquals("chains/a.yaml: first", text(tree.read("chains/a.yaml")));
        }
    }

    @Test
    void saysWhatIsWrongWithARevision() throws IOException {
        git.write("chains/a.yaml", "a");
        git.commit("one");
        git.git("update-ref", "refs/remotes/origin/develop", "HEAD");
        assertEquals("did you mean \"main\"?", fault(git.path(), "mian").help());
        assertEquals(
                "did you mean \"origin/develop\"?", fault(git.path(), "develop").help());
        for (String bad : List.of("HEAD~1", "", "a b", "..", "HEAD:chains", "v^{", "--all", "@{u}", "f".repeat(40))) {
            assertEquals(
                    "there is no revision \"" + bad + "\" in this Git repository",
                    fault(git.path(), bad).message());
        }
    }

    @Test
    void aCloneThatLacksTheHistorySaysHowToGetIt() throws IOException {
        git.write("chains/a.yaml", "a");
        String first = git.commit("one");
        git.commit("two");
        Path shallow = temp.resolve("shallow");
        git.git("clone", "--quiet", "--depth=1", "file://" + git.path(), shallow.toString());
        for (String revision : List.of("HEAD~1", first)) {
            String help = String.valueOf(fault(shallow, revision).help());
            assertTrue(help.contains("git fetch --unshallow"), help);
        }
        try (RevisionTree tree = tree(shallow, "HEAD")) {
            assertEquals("chains/a.yaml: a", text(tree.read("chains/a.yaml")));
        }
    }

    /** A folder that is not there must not look like one that holds nothing: everything in it would be removed. */
    @Test
    void aCloneThatLacksAFolderIsRefused() throws IOException {
        git.write("chains/a.yaml", "a");
        git.write("golden/test/a.yaml", "a");
        git.commit("one");
        remove("HEAD:golden");
        tree(git.path(), "HEAD").close();
        remove("HEAD:chains");
        assertEquals(
                "the revision \"HEAD\" is not whole in this Git repository",
                fault(git.path(), "HEAD").message());
    }

    @Test
    void aCloneThatLacksAFileSaysSoOfTheFile() throws IOException {
        git.write("chains/a.yaml", "a");
        git.commit("one");
        remove("HEAD:chains/a.yaml");
        try (RevisionTree tree = tree(git.path(), "HEAD")) {
            assertEquals(
                    "unreadable-file: this file is not in this clone of the Git repository",
                    text(tree.read("chains/a.yaml")));
        }
    }

    private void remove(String object) throws IOException {
        String id = git.git("rev-parse", object);
        Files.delete(git.path().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
    }

    @Test
    void aRepositoryWithLongNamesIsRefused() throws IOException {
        GitFolder other = new GitFolder(Files.createDirectory(temp.resolve("long")));
        other.git("init", "--quiet", "--object-format=sha256");
        other.write("chains/a.yaml", "a");
        other.commit("one");
        assertEquals(
                "this Git repository names its objects by sha256, which Windlass cannot read",
                fault(other.path(), "HEAD").message());
    }

    @Test
    void aFolderOutsideOfGitHasNoRevisions() throws IOException {
        Path plain = Files.createDirectory(temp.resolve("plain"));
        assertTrue(fault(plain, "main").message().startsWith("this folder is in no Git repository"));
        Files.writeString(plain.resolve(".git"), "gitdir: /nowhere\n");
        fault(plain, "main");
    }

    @Test
    void aRepositoryWithoutACommitHasNoRevisions() {
        fault(git.path(), "HEAD");
    }
}
