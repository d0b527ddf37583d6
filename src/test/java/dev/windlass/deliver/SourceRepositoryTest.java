package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRepositoryTest {
    @TempDir
    Path temp;

    private GitFolder git;

    @BeforeEach
    void begin() throws IOException {
        git = GitFolder.init(temp.resolve("repository"));
    }

    @Test
    void namesTheCommitAndWhereItComesFrom() throws IOException {
        git.write("chains/a.yaml", "a");
        String id = git.commit("one");
        git.git("remote", "add", "origin", "https://x-access-token:hunter2@example.com/team/platform.git");
        assertEquals(
                new SourceCommit(Optional.of("https://example.com/team/platform.git"), Optional.of(id), false),
                SourceRepository.of(git.path()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:password@example.com/a.git, https://example.com/a.git",
        "https://token@example.com/a.git, https://example.com/a.git",
        "https://example.com:8443/a.git, https://example.com:8443/a.git",
        "http://u:p%40ss@example.com/a, http://example.com/a",
        "git@github.com:team/a.git, git@github.com:team/a.git",
        "github.com:team/a.git, github.com:team/a.git",
        "ssh://git@example.com:2222/a.git, ssh://git@example.com:2222/a.git",
        "ssh://git:secret@example.com/a.git, ssh://git@example.com/a.git",
        "file:///srv/a.git, file:///srv/a.git",
        "/srv/a.git, /srv/a.git"
    })
    void keepsNoPasswordAndNoToken(String url, String expected) {
        assertEquals(Optional.of(expected), SourceRepository.withoutCredentials(url));
    }

    @Test
    void isDirtyForWhateverDiffersBelowThePlatform() throws IOException {
        git.write("platform/chains/a.yaml", "a");
        git.write("platform/.gitignore", "target/\n");
        git.write("elsewhere.txt", "x");
        git.commit("one");
        Path platform = git.path().resolve("platform");
        git.write("elsewhere.txt", "changed");
        git.write("other.txt", "new");
        git.write("platform/target/out.yaml", "ignored");
        assertFalse(SourceRepository.of(platform).dirty());
        assertTrue(SourceRepository.of(git.path()).dirty());

        git.write("platform/chains/b.yaml", "untracked");
        assertTrue(SourceRepository.of(platform).dirty());
        git.git("add", "platform");
        assertTrue(SourceRepository.of(platform).dirty());
        git.commit("two");
        assertFalse(SourceRepository.of(platform).dirty());

        git.write("platform/chains/a.yaml", "changed");
        assertTrue(SourceRepository.of(platform).dirty());
        git.git("checkout", "--quiet", "platform");
        Files.delete(platform.resolve("chains/b.yaml"));
        assertTrue(SourceRepository.of(platform).dirty());
    }

    /** What the user's own Git takes for unchanged is so for us. */
    @Test
    void ignoresWhatTheUserIgnores() throws IOException {
        git.write("chains/a.yaml", "a");
        git.commit("one");
        git.write("chains/a.yaml.swp", "an editor's");
        Path home = Files.createDirectory(temp.resolve("home"));
        Map<String, String> users = Map.of("HOME", home.toString(), "GIT_CONFIG_NOSYSTEM", "1");
        assertTrue(SourceRepository.of(git.path(), users).dirty());

        Path ignored = Files.createDirectories(home.resolve(".config/git")).resolve("ignore");
        Files.writeString(ignored, "*.swp\n");
        assertFalse(SourceRepository.of(git.path(), users).dirty());
        Files.delete(ignored);

        Files.writeString(home.resolve("mine"), "*.swp\n");
        Files.writeString(home.resolve(".gitconfig"), "[core]\n\texcludesFile = ~/mine\n");
        assertFalse(SourceRepository.of(git.path(), users).dirty());
        git.git("config", "core.excludesFile", "/dev/null");
        assertTrue(SourceRepository.of(git.path(), users).dirty(), "the repository's own goes before");
        assertFalse(Files.readString(git.path().resolve(".git/config")).contains("mine"), "nothing is written into it");
    }

    @Test
    void endsLinesAsTheUserDoes() throws IOException {
        git.write("chains/a.yaml", "a: 1\nb: 2\n");
        git.commit("one");
        Path file = git.path().resolve("chains/a.yaml");
        Files.delete(file);
        git.git("-c", "core.autocrlf=true", "checkout", "--quiet", ".");
        assertEquals("a: 1\r\nb: 2\r\n", Files.readString(file));
        Files.setLastModifiedTime(file, FileTime.fromMillis(0)); // so that it is read
        Path config = Files.writeString(temp.resolve("config"), "[core]\n\tautocrlf = true\n");
        Map<String, String> users = Map.of("GIT_CONFIG_GLOBAL", config.toString(), "GIT_CONFIG_NOSYSTEM", "1");
        assertFalse(SourceRepository.of(git.path(), users).dirty());
        assertTrue(SourceRepository.of(git.path(), Map.of("GIT_CONFIG_NOSYSTEM", "1"))
                .dirty());
        Files.writeString(config, "[core\n");
        assertTrue(SourceRepository.of(git.path(), users).dirty());
    }

    @Test
    void knowsAnAddedWorkTree() throws IOException {
        git.write("chains/a.yaml", "a");
        String first = git.commit("one");
        git.commit("two");
        git.git("remote", "add", "origin", "git@github.com:team/a.git");
        Path added = temp.resolve("added");
        git.git("worktree", "add", "--quiet", "--detach", added.toString(), first);
        assertEquals(
                new SourceCommit(Optional.of("git@github.com:team/a.git"), Optional.of(first), false),
                SourceRepository.of(added));
        Files.writeString(added.resolve("chains/a.yaml"), "changed");
        assertTrue(SourceRepository.of(added).dirty());
    }

    @Test
    void knowsNothingWhereThereIsNoGitRepository() throws IOException {
        Path plain = Files.createDirectory(temp.resolve("plain"));
        assertEquals(SourceCommit.UNKNOWN, SourceRepository.of(plain));
        Files.writeString(plain.resolve(".git"), "nothing that Git knows");
        assertEquals(SourceCommit.UNKNOWN, SourceRepository.of(plain));
    }

    @Test
    void aRepositoryWithoutACommitHasNone() throws IOException {
        assertEquals(new SourceCommit(Optional.empty(), Optional.empty(), false), SourceRepository.of(git.path()));
        git.write("chains/a.yaml", "a");
        assertEquals(new SourceCommit(Optional.empty(), Optional.empty(), true), SourceRepository.of(git.path()));
    }
}
