package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.access;
import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.failure;
import static dev.windlass.deliver.Publishes.published;
import static dev.windlass.deliver.Publishes.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing to a real Git server over http, good and bad. */
class HttpDeliveryTest {
    private static final String SECRET = "s3cret/token+1";

    @TempDir
    Path work = Path.of("");

    private BareRepository repository;
    private GitHttpServer server;

    @BeforeEach
    void serve() throws IOException {
        repository = BareRepository.in(work.resolve("deploy.git"));
        server = new GitHttpServer(work);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DeployRepository to(String url, Map<String, String> environment) {
        return new DeployRepository(new Destination(url, "main", ""), Author.WINDLASS, access(environment));
    }

    private DeployRepository to() {
        return to(server.url("deploy.git"), Map.of());
    }

    private Diagnostic refused(DeployRepository to) {
        Diagnostic why = failure(to.publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(Code.DELIVERY_FAILED, why.code());
        assertFalse((why.message() + why.help()).contains(SECRET), why::toString);
        assertFalse((why.message() + why.help()).contains("Exception"), why::toString);
        repository.check();
        return why;
    }

    @Test
    void publishesAndPublishesAgain() {
        published(to().publish(always("production", "production/a/x.yaml", "x: 1\n")));
        published(to().publish(always("production", "production/a/x.yaml", "x: 2\n")));
        unchanged(to().publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals("x: 2\n", repository.file("main", "production/a/x.yaml"));
        assertEquals(2, repository.commits("main"));
        repository.check();
    }

    @Test
    void aTokenIsTheWayIn() {
        server.demand("x-access-token", SECRET);
        published(to(server.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        server.demand("robot", SECRET);
        published(to(server.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET, "WINDLASS_GIT_USERNAME", "robot"))
                .publish(always("production", "production/a/x.yaml", "x: 2\n")));
        published(to(
                        server.url("deploy.git")
                                .replace(
                                        "//",
                                        "//robot:" + SECRET.replace("/", "%2F").replace("+", "%2B") + "@"),
                        Map.of())
                .publish(always("production", "production/a/x.yaml", "x: 3\n")));
    }

    @Test
    void aCredentialHelperIsTheWayInToo() {
        server.demand("somebody", SECRET);
        Path helper = BareRepository.program(
                work.resolve("helper"),
                "[ \"$1\" = get ] && printf 'username=somebody\\npassword=" + SECRET + "\\n'\nexit 0\n");
        Map<String, String> environment = Map.of(
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "credential.helper",
                "GIT_CONFIG_VALUE_0", helper.toString());
        published(to(server.url("deploy.git"), environment)
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
    }

    /** The helper would give the password of any host. */
    @Test
    void aCredentialHelperIsAskedForTheHostAlone() throws IOException {
        server.demand("somebody", SECRET);
        Path asked = work.resolve("asked");
        Path helper = BareRepository.program(
                work.resolve("helper"),
                "[ \"$1\" = get ] && cat > " + asked + " && printf 'username=somebody\\npassword=" + SECRET
                        + "\\n'\nexit 0\n");
        Map<String, String> environment = Map.of(
                "GIT_CONFIG_COUNT", "2",
                "GIT_CONFIG_KEY_0", "credential.helper",
                "GIT_CONFIG_VALUE_0", helper.toString(),
                "GIT_CONFIG_KEY_1", "credential.useHttpPath",
                "GIT_CONFIG_VALUE_1", "true");
        published(to(server.url("deploy.git").replace("//", "//somebody@"), environment)
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        List<String> lines = Files.readAllLines(asked).stream()
                .filter(l -> !l.startsWith("capability") && !l.startsWith("wwwauth"))
                .toList();
        String host = server.url("").replaceFirst("http://([^/]*)/", "$1");
        assertEquals(List.of("protocol=http", "host=" + host, "username=somebody"), lines);
    }

    @Test
    void aTokenGoesToNoOtherHostThanItsOwn() {
        server.demand("x-access-token", SECRET);
        Map<String, String> elsewhere = Map.of("WINDLASS_GIT_TOKEN", SECRET, "WINDLASS_GIT_HOST", "git.example.com");
        Diagnostic why = refused(to(server.url("deploy.git"), elsewhere));
        assertEquals(
                "WINDLASS_GIT_TOKEN was not sent there, since WINDLASS_GIT_HOST binds it to git.example.com: correct the"
                        + " URL, or, if this host may have the token, WINDLASS_GIT_HOST",
                why.help());
        Map<String, String> otherPort = Map.of("WINDLASS_GIT_TOKEN", SECRET, "WINDLASS_GIT_HOST", "127.0.0.1:1");
        refused(to(server.url("deploy.git"), otherPort));
        assertFalse(server.wasGivenCredentials(), "nothing was sent");

        String host = server.url("").replaceFirst("http://([^/]*)/", "$1");
        published(to(server.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET, "WINDLASS_GIT_HOST", host))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        published(to(server.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET, "WINDLASS_GIT_HOST", "127.0.0.1"))
                .publish(always("production", "production/a/x.yaml", "x: 2\n")));
    }

    @Test
    void wrongOrMissingCredentialsSayWhichVariableToSet() {
        server.demand("x-access-token", "another");
        Diagnostic wrong = refused(to(server.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET)));
        assertEquals(
                "the server of " + server.url("deploy.git") + " refuses these credentials, or asks for some",
                wrong.message());
        assertEquals(
                "check WINDLASS_GIT_TOKEN: it may have expired, or lack the right to write to this repository",
                wrong.help());
        int asked = server.requests().size();
        Diagnostic missing = refused(to());
        assertTrue(String.valueOf(missing.help()).startsWith("set WINDLASS_GIT_TOKEN "), missing::toString);
        assertTrue(server.requests().size() - asked <= 2, "nobody is asked again and again");

        server.answer(403);
        assertTrue(String.valueOf(refused(to(server.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET)))
                        .help())
                .startsWith("check WINDLASS_GIT_TOKEN"));
    }

    @Test
    void aSecretInTheUrlIsNeverShown() {
        server.demand("x-access-token", "another");
        String url = server.url("deploy.git")
                .replace("//", "//x-access-token:" + SECRET.replace("/", "%2F").replace("+", "%2B") + "@");
        Diagnostic why = refused(to(url, Map.of()));
        assertTrue(why.message().contains(server.url("deploy.git")), why::toString);
        assertFalse(why.message().contains("%2F"), why::toString);
    }

    @Test
    void aPasswordInTheUrlGoesToNoOtherHost() throws IOException {
        try (GitHttpServer old = new GitHttpServer(work)) {
            old.moveTo(server.url("deploy.git").replace("127.0.0.1", "localhost"));
            server.demand("robot", "pa55word");
            Diagnostic why = refused(to(old.url("deploy.git").replace("//", "//robot:pa55word@"), Map.of()));
            assertEquals(
                    "the server sends on to localhost, which gets no credentials: name that URL itself", why.help());
            assertFalse(server.wasGivenCredentials(), "nothing was sent");
        }
    }

    @Test
    void noSuchRepository() {
        Diagnostic why = refused(to(server.url("nothing.git"), Map.of()));
        assertEquals("there is no deploy repository at " + server.url("nothing.git"), why.message());
    }

    @Test
    void nobodyThere() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        Diagnostic why = refused(to("http://127.0.0.1:" + port + "/deploy.git", Map.of()));
        assertEquals(
                "the deploy repository http://127.0.0.1:" + port
                        + "/deploy.git cannot be reached: nothing answers there",
                why.message());
        assertEquals("check the URL and the network, and run it again", why.help());
    }

    @Test
    void aServerInTrouble() {
        server.answer(500);
        Diagnostic why = refused(to());
        assertTrue(why.message().contains("500"), why::toString);
    }

    @Test
    void aRedirectIsFollowedButTakesNoTokenElsewhere() throws IOException {
        try (GitHttpServer old = new GitHttpServer(work)) {
            old.moveTo(server.url("deploy.git"));
            published(
                    to(old.url("deploy.git"), Map.of()).publish(always("production", "production/a/x.yaml", "x: 1\n")));
            old.moveTo(server.url("deploy.git").replace("127.0.0.1", "localhost"));
            server.demand("x-access-token", SECRET);
            Diagnostic why = refused(to(old.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET)));
            assertEquals(
                    "the server sends on to localhost, which gets no credentials: name that URL itself", why.help());
        }
    }

    @Test
    void anAnswerThatMakesNoSense() {
        for (String url :
                new String[] {"http://127.0.0.1:70000/x", "http://127.0.0.1:99999999999/x", "http://[::1/x"}) {
            server.moveTo(url);
            Diagnostic why = refused(to());
            assertTrue(
                    why.message()
                            .startsWith("the deploy repository " + server.url("deploy.git") + " cannot be reached: "),
                    why::toString);
        }
    }

    @Test
    void aCutInTheMiddleOfThePackIsTriedAgain() {
        server.cutPacks(1);
        published(to().publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(1, repository.commits("main"));
        repository.check();
    }

    @Test
    void aLineThatKeepsBreakingIsReported() {
        server.cutPacks(100);
        Diagnostic why = refused(to());
        assertTrue(
                why.message()
                        .startsWith("the push to branch main of " + server.url("deploy.git") + " failed 3 times: "),
                why::toString);
        assertEquals("", repository.git("branch", "--list"));
    }

    @Test
    void aLostAnswerIsFoundOutAbout() {
        server.cutAnswers(1);
        var done = published(to().publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(repository.head("main"), done.commit());
        assertEquals(1, repository.commits("main"));
    }

    @Test
    void aHooksWordsAreShown() {
        repository.hook("pre-receive", "echo 'Freeze until Monday: ask ops' >&2\nexit 1\n");
        Diagnostic why = refused(to());
        assertEquals(
                "the deploy repository " + server.url("deploy.git")
                        + " refused the push to branch main: pre-receive hook declined: Freeze until Monday: ask ops",
                why.message());
    }

    @Test
    void aTokenThatMayOnlyRead() {
        server.demand("x-access-token", SECRET);
        server.forbidPushes();
        Diagnostic why = refused(to(server.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET)));
        assertTrue(
                why.message()
                        .startsWith("the deploy repository " + server.url("deploy.git")
                                + " can be read, but not written: "),
                why::toString);
        assertEquals(
                "check WINDLASS_GIT_TOKEN: it may have expired, or lack the right to write to this repository",
                why.help());
    }

    /** More than JGit sends in one piece. */
    @Test
    void aLargePackGoesThrough() {
        server.demand("x-access-token", SECRET);
        Random random = new Random(1);
        byte[] noise = new byte[3 << 20];
        random.nextBytes(noise);
        SortedMap<String, byte[]> files = new TreeMap<>(Map.of("production/a/x.yaml", noise));
        EnvironmentFiles large = new EnvironmentFiles(files, new TreeSet<>(), SourceCommit.UNKNOWN);
        published(to(server.url("deploy.git"), Map.of("WINDLASS_GIT_TOKEN", SECRET))
                .publish(always(Publishes.proposal("production", large))));
        assertEquals(
                String.valueOf(noise.length),
                repository.git("cat-file", "-s", "main:production/a/x.yaml").strip());
        repository.check();
    }
}
