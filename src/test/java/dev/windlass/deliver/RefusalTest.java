package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.ACCESS;
import static dev.windlass.deliver.Publishes.access;
import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.failure;
import static dev.windlass.deliver.Publishes.published;
import static dev.windlass.deliver.Publishes.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user hears when a repository does not take a commit, and that it is as it was. */
class RefusalTest {
    @TempDir
    Path work = Path.of("");

    private BareRepository repository;
    private String head = "";

    @BeforeEach
    void publish() {
        repository = BareRepository.in(work.resolve("deploy.git"));
        published(to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        head = repository.head("main");
    }

    private Diagnostic refused(DeployRepository to) {
        Diagnostic why = failure(to.publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals(Code.DELIVERY_FAILED, why.code());
        assertFalse((why.message() + why.help()).contains("Exception"), why::toString);
        assertEquals(head, repository.head("main"));
        repository.check();
        return why;
    }

    @Test
    void aHooksWords() {
        repository.hook("update", "printf '\\033[31mProtected\\033[0m branch: %s\\n' $1 >&2\nexit 1\n");
        Diagnostic why = refused(to(repository));
        assertEquals(
                "the deploy repository " + repository.url()
                        + " refused the push to branch main: hook declined: Protected branch: refs/heads/main",
                why.message());
        assertTrue(String.valueOf(why.help()).contains("--pull-request BRANCH"), why::toString);
    }

    @Test
    void aRuleOfTheRepository() throws IOException {
        Path tree = Files.createDirectory(work.resolve("tree"));
        BareRepository.run(tree, "git", "clone", "--quiet", repository.url(), ".");
        String before = BareRepository.run(tree, "git", "rev-parse", "HEAD");
        Diagnostic why = failure(to(new Destination(tree.toString(), "main", ""))
                .publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertTrue(why.message().contains("branch is currently checked out"), why::toString);
        assertEquals(before, BareRepository.run(tree, "git", "rev-parse", "HEAD"));
    }

    @Test
    void aRepositoryThatIsNotThere() {
        Path nothing = work.resolve("nothing.git");
        for (String url : new String[] {nothing.toString(), nothing.toUri().toString(), work.toString()}) {
            Diagnostic why = refused(to(new Destination(url, "main", "")));
            assertEquals("there is no Git repository at " + url, why.message());
        }
    }

    @Test
    void urlsThatNobodyShouldOpen() {
        for (String url : new String[] {
            "ext::sh -c id",
            "ssh://-oProxyCommand=id/x",
            "-oProxyCommand=id:x",
            "ftp://example.com/x",
            "amazon-s3://a/b",
            "https://example.com%0ahost=github.com/x",
            "https://example.com/x%0ahost=github.com",
            "https://example.com/x%0d%0ahost=github.com",
            "https://a%0ahost=github.com@example.com/x",
            "https://a:b%00c@example.com/x",
            "ssh://a%1bb@example.com/x",
            "https://example.com%3f.github.com/x",
            "git@example.com%0ax:y",
            "https://localhost:70000/x",
            "https://localhost:99999999999/x",
            "https://localhost:0/x",
            "https://localhost:1:2/x",
            "https:///x",
            ""
        }) {
            Diagnostic why = refused(to(new Destination(url, "main", "")));
            assertEquals("use an https:, ssh: or file: URL, user@host:path, or a path", why.help(), url);
        }
    }

    @Test
    void placesThatCannotBe() {
        for (String path :
                new String[] {"..", "a/../b", "/a", "a/", "a//b", ".git", "a/.GIT/b", ".windlass", "a\u0000"}) {
            refused(to(new Destination(repository.url(), "main", path)));
        }
        for (String branch : new String[] {"", "..", "a b", "a..b", "-/.lock"}) {
            refused(to(new Destination(repository.url(), branch, "")));
        }
    }

    /** The server's side may not write a byte more than there is room for; on a real disk this ends in the same message of Git. */
    private DeployRepository withReceiver(String script) {
        return withReceiver(script, Steps.UNHEARD);
    }

    private DeployRepository withReceiver(String script, Steps steps) {
        Path ssh =
                BareRepository.program(work.resolve("ssh"), "cd " + work + "\nfor last; do :; done\n" + script + "\n");
        Destination over = new Destination("ssh://git@deploy.invalid" + repository.folder(), "main", "");
        return new DeployRepository(
                over, Author.WINDLASS, access(Map.of("GIT_SSH", ssh.toString())), Clock.systemUTC(), steps);
    }

    @Test
    void aFullDisk() {
        Random bytes = new Random(1);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            noise.append((char) ('a' + bytes.nextInt(26)));
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("production/a/x.yaml", noise.toString().getBytes(StandardCharsets.UTF_8));
        EnvironmentFiles large = new EnvironmentFiles(files, new TreeSet<>(List.of()), SourceCommit.UNKNOWN);
        DeployRepository full = withReceiver("trap '' XFSZ; ulimit -f 8; exec sh -c \"$last\"");
        Diagnostic why = failure(full.publish(always(Publishes.proposal("production", large))));
        assertTrue(why.message().contains(" could not take the commit: "), why::toString);
        assertTrue(why.message().contains("File too large"), why::toString);
        assertEquals(head, repository.head("main"));
        repository.check();
    }

    @Test
    void aFolderThatMayNotBeWritten() throws IOException {
        // A file where Git needs a folder hinders root too.
        Path objects = repository.folder().resolve("objects");
        for (int i = 0; i < 256; i++) {
            Path folder = objects.resolve(String.format(Locale.ROOT, "%02x", i));
            if (!Files.exists(folder)) {
                Files.writeString(folder, "");
            }
        }
        DeployRepository readOnly = withReceiver("exec sh -c \"$last\"");
        Files.move(objects.resolve("pack"), objects.resolve("pack.away"));
        Files.writeString(objects.resolve("pack"), "");
        Diagnostic why = failure(readOnly.publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertTrue(
                why.message().contains(" could not take the commit: ")
                        || why.message().contains("cannot be reached"),
                why::toString);
    }

    @Test
    void aReferenceThatMayNotBeWritten() throws IOException {
        Path lock = repository.folder().resolve("refs/heads/main.lock");
        Files.writeString(lock, "");
        Steps impatient = new Steps() {
            @Override
            public void at(Step step) {
                // Not of interest.
            }

            @Override
            public void pause(Duration time) {
                // The lock stays anyway.
            }
        };
        Diagnostic why = refused(
                new DeployRepository(repository.destination(), Author.WINDLASS, ACCESS, Clock.systemUTC(), impatient));
        assertTrue(why.message().contains("main.lock"), why::toString);
    }

    @Test
    void aServerThatIsGoneAfterThePush() {
        Path gone = work.resolve("gone");
        repository.hook("post-receive", "touch " + gone + "\nkill -9 $PPID\n");
        DeployRepository broken = withReceiver(
                "[ -e " + gone + " ] && { echo 'the machine is down' >&2; exit 255; }\nexec sh -c \"$last\"");
        Diagnostic why = failure(broken.publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertTrue(why.message().contains("whether the commit arrived cannot be seen"), why::toString);
        assertTrue(why.message().contains("the machine is down"), why::toString);
        assertTrue(String.valueOf(why.help()).startsWith("run it again"), why::toString);
    }

    @Test
    void aServerThatDiesAfterItTookTheCommit() {
        repository.hook("post-receive", "kill -9 $PPID\n");
        var done = published(to(repository).publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals(repository.head("main"), done.commit());
        assertEquals(2, repository.commits("main"));
    }

    @Test
    void aServerThatDiesAfterwardsAndIsOvertaken() {
        repository.hook("post-receive", """
            rm hooks/post-receive
            git update-ref refs/heads/main $(git commit-tree -p main -m later main^{tree})
            kill -9 $PPID
            """);
        var done = published(to(repository).publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals(repository.git("rev-parse", "main~1").strip(), done.commit());
        assertEquals(3, repository.commits("main"));
    }

    @Test
    void aServerThatFallsSilent() {
        DeployRepository silent = new DeployRepository(
                new Destination("ssh://git@deploy.invalid/deploy.git", "main", ""),
                Author.WINDLASS,
                new GitAccess(
                        access(Map.of(
                                        "GIT_SSH",
                                        BareRepository.program(work.resolve("ssh"), "exec sleep 600\n")
                                                .toString()))
                                .environment(),
                        Duration.ofSeconds(1)));
        Diagnostic why = failure(silent.publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertTrue(why.message().endsWith(" cannot be reached: the server is silent"), why::toString);
    }

    /** The line breaks, the branch is as it was when the publisher looks, and only then the server gets done with it. */
    @Test
    void aServerThatIsStillAtItWhenThePublisherLooks() {
        Path reached = work.resolve("reached");
        Path go = work.resolve("go");
        repository.hook(
                "pre-receive",
                "rm hooks/pre-receive\ntouch %s\nwhile [ ! -e %s ]; do sleep 0.02; done\n".formatted(reached, go));
        DeployRepository cut = withReceiver("""
            case $last in git-receive-pack*)
                [ -e %1$s ] && exec sh -c "$last"
                exec 4<&0
                mkfifo pipe
                : > out
                sh -c "$last" < pipe > out 2> /dev/null &
                cat <&4 > pipe 2> /dev/null &
                sent=0
                while [ ! -e %1$s ]; do
                    size=$(wc -c < out)
                    tail -c +$((sent + 1)) out | head -c $((size - sent))
                    sent=$size
                    sleep 0.02
                done
                exit 1
            esac
            exec sh -c "$last"
            """.formatted(reached), step -> {
            if (step == Steps.Step.BEFORE_PUSH && Files.exists(reached)) {
                create(go);
                while (repository.head("main").equals(head)) {
                    Thread.onSpinWait();
                }
            }
        });
        var done = published(cut.publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals(2, repository.commits("main"));
        assertEquals(repository.head("main"), done.commit());
        assertEquals(1, done.changed());
        repository.check();
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
