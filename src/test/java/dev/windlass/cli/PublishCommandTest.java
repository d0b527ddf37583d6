package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a publish does to a deploy repository: real ones, looked at with Git itself. */
class PublishCommandTest {
    @TempDir
    Path folder = Path.of("");

    private DeployedPlatform platform;

    @BeforeEach
    void makePlatform() throws IOException {
        platform = new DeployedPlatform(folder);
    }

    @Test
    void theFirstPublishIsWhatIsRendered() throws IOException {
        platform.append("test", "gate: {block: [data-loss, immutable, outage, exposure, privilege, restart]}");
        platform.windlass("publish").expect(0).saying("published 1 commit ").saying(" to main of " + platform.url());
        assertEquals(platform.rendered(), platform.published("main"));
        assertEquals(1, platform.commits("main"));
        assertEquals(List.of("other", "test"), platform.trailer("main", "Windlass-Environment"));
        assertTrue(platform.message("main").startsWith("other: first publish, "), platform.message("main"));
    }

    @Test
    void aRelativePathInASpecIsTakenFromThePlatform() throws IOException {
        for (String environment : List.of("test", "other")) {
            platform.replace("environments/" + environment + "/environment.yaml", platform.url(), "../deploy.git");
        }
        platform.windlass("publish").expect(0);
        assertEquals(platform.rendered(), platform.published("main"));
        platform.windlass("diff", "--deployed").expect(0).saying("nothing changes\n");
    }

    @Test
    void whereNothingChangedThereIsNoCommit() throws IOException {
        platform.windlass("publish").expect(0);
        platform.windlass("publish")
                .expect(0)
                .saying("nothing to publish: main of " + platform.url() + " is up to date");
        assertEquals(1, platform.commits("main"));
    }

    @Test
    void aChangeIsOneCommitOfItsOwnFiles() throws IOException {
        platform.windlass("publish").expect(0);
        platform.replace("apps/explorer.yaml", "replicas: 2", "replicas: 3");
        platform.windlass("publish").expect(0).saying("1 file, 1 changed");
        assertEquals(platform.rendered(), platform.published("main"));
        assertEquals(2, platform.commits("main"));
        assertEquals(
                "test/explorer/deployment-explorer.yaml\n",
                platform.git(platform.deploy, "diff", "--name-only", "main~1", "main", "--", ":!.windlass"));
        assertEquals(List.of("test"), platform.trailer("main", "Windlass-Environment"));
        assertTrue(platform.message("main").contains("- test: change Deployment/explorer of explorer"));
    }

    @Test
    void whatIsRenderedNoMoreGoesAndWhatOthersPutThereStays() throws IOException {
        platform.windlass("publish").expect(0);
        platform.byHand(
                "mkdir -p docs test/explorer", "echo ours > docs/README.md", "echo {} > test/explorer/extra.yaml");
        Files.delete(platform.root.resolve("environments/test/apps/explorer.yaml"));
        platform.windlass("publish").expect(0);
        SortedMap<String, String> published = platform.published("main");
        assertEquals("ours\n", published.remove("docs/README.md"));
        assertEquals("{}\n", published.remove("test/explorer/extra.yaml"));
        assertEquals(platform.rendered(), published);
    }

    @Test
    void oneEnvironmentLeavesTheOthersAlone() throws IOException {
        platform.windlass("publish").expect(0);
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "other").expect(0);
        String claim = "bitcoin/persistentvolumeclaim-bitcoin-0.yaml";
        assertTrue(platform.published("main", "other/" + claim).contains("200Gi"));
        assertTrue(platform.published("main", "test/" + claim).contains("100Gi"));
        assertEquals(List.of("other"), platform.trailer("main", "Windlass-Environment"));
    }

    @Test
    void jobsThatPublishAtTheSameTimeKeepOneAnothersCommits() throws IOException {
        platform.windlass("publish").expect(0);
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        List<DeployedPlatform.Run> runs = Stream.of("test", "other", "test", "other")
                .map(e -> CompletableFuture.supplyAsync(() -> platform.windlass("publish", e)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        runs.forEach(r -> r.expect(0));
        assertEquals(platform.rendered(), platform.published("main"));
        assertEquals(3, platform.commits("main"));
    }

    @Test
    void aPullRequestLosesWhatWasTakenBackInTheSpecs() throws IOException {
        platform.windlass("publish").expect(0);
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "--pull-request", "pin/x").expect(0);
        platform.replace("chains/bitcoin.yaml", "200Gi", "100Gi");
        platform.windlass("publish", "--pull-request", "pin/x").expect(0).saying("published 1 commit ");
        assertEquals(platform.rendered(), platform.published("pin/x"));
        platform.windlass("publish", "--pull-request", "pin/x").expect(0).saying("nothing to publish: ");
    }

    @Test
    void aPullRequestLeavesTheBranchAsItIs() throws IOException {
        platform.windlass("publish").expect(0);
        SortedMap<String, String> before = platform.published("main");
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "--pull-request", "windlass/next")
                .expect(0)
                .saying(" to windlass/next of ");
        assertEquals(before, platform.published("main"));
        assertEquals(platform.rendered(), platform.published("windlass/next"));
        assertEquals(
                platform.git(platform.deploy, "rev-parse", "main"),
                platform.git(platform.deploy, "rev-parse", "windlass/next~1"));
    }

    @Test
    void aPullRequestThatIsThereAlreadyIsLeftAsItIs() throws IOException {
        platform.windlass("publish", "--pull-request", "windlass/next")
                .expect(3)
                .saying("publish once without --pull-request");
        platform.windlass("publish").expect(0);
        platform.windlass("publish", "--pull-request", "windlass/next")
                .expect(0)
                .saying("main of " + platform.url() + " is up to date");
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "--pull-request", "windlass/next").expect(0);
        platform.windlass("publish", "--pull-request", "windlass/next")
                .expect(0)
                .saying("nothing to publish: windlass/next of " + platform.url() + " is up to date");
        assertEquals(2, platform.commits("windlass/next"));
    }

    @Test
    void aDryRunShowsTheCommitAndPushesNothing() throws IOException {
        platform.windlass("publish").expect(0);
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "other", "--dry-run")
                .expect(0)
                .saying("changed other/bitcoin/persistentvolumeclaim-bitcoin-0.yaml\n")
                .saying("would publish 1 commit to main of ")
                .saying("    Windlass-Environment: other\n");
        platform.windlass("publish", "--dry-run", "--pull-request", "next")
                .expect(0)
                .saying("would publish 1 commit to next of ");
        assertEquals(1, platform.commits("main"));
        assertEquals("* main\n", platform.git(platform.deploy, "branch"));
    }

    @Test
    void eachPlaceIsPublishedByItself() throws IOException {
        String gone = platform.url() + "-gone";
        platform.replace("environments/other/environment.yaml", platform.url(), gone);
        platform.windlass("publish")
                .expect(3)
                .saying("published 1 commit ")
                .saying("error[delivery-failed]")
                .saying("nothing was published to main of " + gone);
        assertEquals(platform.rendered("test"), platform.published("main"));
    }

    @Test
    void anEnvironmentsFolderAndBranchAreItsOwn() throws IOException {
        platform.replace("environments/other/environment.yaml", "branch: main", "branch: next, path: clusters");
        platform.windlass("publish").expect(0);
        assertEquals(platform.rendered("test"), platform.published("main"));
        SortedMap<String, String> next = platform.published("next");
        platform.rendered("other").forEach((path, text) -> assertEquals(text, next.remove("clusters/" + path), path));
        assertTrue(next.keySet().stream().allMatch(p -> p.startsWith("clusters/.windlass/")), () -> next.toString());
    }

    @Test
    void theCommitNamesWhereItComesFrom() throws IOException {
        String commit = platform.commitPlatform("https://user:hunter2@git.example.com/platform.git");
        platform.windlass("publish", "test", "--author", "Ann Example <ann@example.com>")
                .expect(0);
        assertEquals(List.of("https://git.example.com/platform.git"), platform.trailer("main", "Source-Repository"));
        assertEquals(List.of(commit), platform.trailer("main", "Source-Commit"));
        assertEquals(
                "Ann Example <ann@example.com>\n",
                platform.git(platform.deploy, "log", "-1", "--format=%an <%ae>", "main"));
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "test").expect(0);
        assertEquals(List.of(commit + "-dirty"), platform.trailer("main", "Source-Commit"));
    }

    @Test
    void programsReadWhatWasPublished() throws IOException {
        platform.windlass("publish").expect(0);
        platform.replace("apps/explorer.yaml", "replicas: 2", "replicas: 3");
        DeployedPlatform.Run run =
                platform.windlass("publish", "--format", "json").expect(0);
        assertEquals("", run.err());
        JsonNode document = JsonMapper.shared().readTree(run.out());
        JsonNode publication = document.at("/publications/0");
        assertEquals(platform.url(), publication.at("/repository").asString());
        assertEquals("main", publication.at("/branch").asString());
        assertEquals(
                platform.git(platform.deploy, "rev-parse", "main").strip(),
                publication.at("/commit").asString());
        assertEquals(1, publication.at("/changed").asInt(-1));
        assertEquals(0, publication.at("/added").asInt(-1));
        assertEquals(0, publication.at("/removed").asInt(-1));
        assertEquals(
                platform.message("main").strip(),
                publication.at("/message").asString().strip());
        assertEquals("Deployment", document.at("/changes/0/kind").asString());
        assertEquals(0, document.at("/blocked").asInt(-1));
        assertEquals(0, document.at("/diagnostics").size());
        JsonNode again = JsonMapper.shared()
                .readTree(platform.windlass("publish", "--format", "json")
                        .expect(0)
                        .out());
        assertTrue(again.at("/publications/0/commit").isNull());
        assertTrue(again.at("/publications/0/message").isNull());
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentAndAsWarned() throws IOException {
        Path elsewhere = platform.bare(folder.resolve("elsewhere.git"));
        platform.windlass("publish", "test", "--repository", elsewhere.toString(), "--branch", "next")
                .expect(0)
                .saying("warning[deliver-mismatch]")
                .saying("from another repository")
                .saying("from another branch");
        assertEquals("1\n", platform.git(elsewhere, "rev-list", "--count", "next"));
        platform.windlass("publish", "test", "--repository", platform.url().replaceFirst("\\.git$", ".git/"))
                .expect(0)
                .notSaying("deliver-mismatch");
    }

    @Test
    void nothingSecretIsSaid() throws IOException {
        String secret = "hunter2hunter2";
        String url = "http://windlass:" + secret + "@127.0.0.1:1/deploy.git";
        for (String format : List.of("text", "json", "markdown", "sarif", "junit")) {
            platform.windlass("publish", "--repository", url, "--format", format)
                    .expect(3)
                    .notSaying(secret);
        }
        assertFalse(Files.exists(platform.deploy.resolve("refs/heads/main")));
    }
}
