package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a publish refuses, and what lets it pass. */
class PublishRefusedTest {
    private static final String SERVICE = "test/explorer/service-explorer.yaml";
    private static final Pattern LINE = Pattern.compile("- \\{resource: .*, reason: \"\"}");

    @TempDir
    Path folder = Path.of("");

    private DeployedPlatform platform;

    @BeforeEach
    void publishFirst() throws IOException {
        platform = new DeployedPlatform(folder);
        platform.append("test", "gate: {block: [data-loss, immutable, outage, exposure, privilege]}");
        platform.append("other", "gate: {block: [data-loss]}");
        platform.windlass("publish").expect(0);
    }

    @Test
    void nothingIsPublishedWhileAnythingIsWrong() throws IOException {
        platform.replace("apps/explorer.yaml", "port: 8080", "prot: 8080");
        platform.windlass("publish").expect(1).saying("error[unknown-field]");
        assertEquals(1, platform.commits("main"));
    }

    @Test
    void aBlockedChangePassesWhenItIsAcknowledgedAndNoOtherDoes() throws IOException {
        Files.delete(platform.root.resolve("environments/test/apps/explorer.yaml"));
        Files.delete(platform.root.resolve("environments/test/chains/bitcoin.yaml"));
        DeployedPlatform.Run refused = platform.windlass("publish")
                .expect(1)
                .saying("error[change-blocked]")
                .saying("nothing was published to main");
        assertEquals(1, platform.commits("main"));

        String acknowledged = acknowledge("test", refused);
        assertTrue(acknowledged.contains("PersistentVolumeClaim/bitcoin-0"), acknowledged);
        platform.windlass("publish").expect(0).notSaying("error[");
        assertEquals(platform.rendered(), platform.published("main"));
        assertTrue(platform.message("main").contains("acknowledged: it was decided"), platform.message("main"));

        platform.windlass("publish").expect(0).saying("warning[stale-acknowledgement]");
        assertEquals(2, platform.commits("main"));
    }

    @Test
    void theGateOfTheLastPublishHoldsForItsOwnWeakening() throws IOException {
        platform.replace("environments/test/environment.yaml", "gate: {block: [data-loss, ", "gate: {block: [");
        platform.windlass("publish", "test")
                .expect(1)
                .saying("error[change-blocked]")
                .saying("Gate/test");
        Files.delete(platform.root.resolve("environments/test/apps/explorer.yaml"));
        Files.delete(platform.root.resolve("environments/test/chains/bitcoin.yaml"));
        platform.windlass("publish", "test").expect(1).saying("PersistentVolumeClaim/bitcoin-0");
        assertEquals(1, platform.commits("main"));
    }

    @Test
    void aGateThatIsStricterPassesAndHoldsFromThenOn() throws IOException {
        platform.replace("environments/other/environment.yaml", "block: [data-loss]", "block: [data-loss, privilege]");
        platform.windlass("publish", "other").expect(0).saying("no file, only what Windlass records");
        platform.replace("environments/other/environment.yaml", "block: [data-loss, privilege]", "block: [data-loss]");
        platform.windlass("publish", "other").expect(1).saying("Gate/other");
    }

    @Test
    void whatSomeoneChangedByHandIsShownAndKept() throws IOException {
        platform.byHand("sed -i 's/port: 80$/port: 81/' " + SERVICE);
        platform.windlass("publish", "test")
                .expect(1)
                .saying("error[hand-edited]: " + SERVICE)
                .saying("- ")
                .saying("port: 80\n")
                .saying("port: 81\n")
                .saying("--overwrite");
        assertTrue(platform.published("main", SERVICE).contains("port: 81"));
        platform.windlass("publish", "other").expect(0).saying("up to date");
        platform.windlass("publish", "test", "--overwrite").expect(0);
        assertEquals(platform.rendered(), platform.published("main"));
    }

    @Test
    void whatSomeoneChangedByHandIsNoMoreOnceTheSpecsSayTheSame() throws IOException {
        String claim = "other/bitcoin/persistentvolumeclaim-bitcoin-0.yaml";
        platform.byHand("sed -i 's/storage: 100Gi/storage: 200Gi/' " + claim);
        platform.windlass("publish", "other").expect(1).saying("error[hand-edited]");
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "other").expect(0);
        platform.windlass("publish", "other").expect(0).saying("up to date");
        assertEquals(
                platform.rendered("other").get("other/bitcoin/persistentvolumeclaim-bitcoin-0.yaml"),
                platform.published("main", claim));
    }

    @Test
    void aForeignFileInThePlaceOfANewOneIsNotReplaced() throws IOException {
        platform.byHand("mkdir -p other/explorer", "echo mine > other/explorer/deployment-explorer.yaml");
        platform.write("environments/other/apps/explorer.yaml", "ingress: {host: explorer.other.example.com}\n");
        platform.windlass("publish")
                .expect(1)
                .saying("error[hand-edited]: other/explorer/deployment-explorer.yaml")
                .saying("was not published by Windlass");
        assertEquals("mine\n", platform.published("main", "other/explorer/deployment-explorer.yaml"));
    }

    @Test
    void aSecretThatSomeoneWroteByHandIsNotShown() throws IOException {
        platform.byHand("echo 'password: hunter2hunter2' >> " + SERVICE);
        for (String format : List.of("text", "json", "markdown")) {
            platform.windlass("publish", "--format", format)
                    .expect(1)
                    .saying("password")
                    .notSaying("hunter2hunter2");
        }
    }

    @Test
    void anEnvironmentGoesByItsNameOnlyAndWhenItIsAcknowledged() throws IOException {
        remove("other");
        platform.windlass("publish")
                .expect(0)
                .saying("warning[removed-environment]")
                .saying("windlass publish other");
        assertTrue(platform.published("main").containsKey("other/bitcoin/service-bitcoin.yaml"));

        DeployedPlatform.Run refused =
                platform.windlass("publish", "other").expect(1).saying("error[change-blocked]");
        acknowledge("other", refused);
        platform.byHand("echo ours > other/notes.md");
        platform.windlass("publish", "other").expect(0);
        SortedMap<String, String> published = platform.published("main");
        assertEquals("ours\n", published.remove("other/notes.md"));
        assertEquals(platform.rendered(), published);
        assertTrue(platform.message("main").startsWith("other: removed, "), platform.message("main"));
        platform.windlass("publish", "other").expect(2).saying("error[unknown-environment]");
    }

    @Test
    void anEnvironmentAloneAtItsPathGoesToo() throws IOException {
        platform.replace("environments/other/environment.yaml", "branch: main}", "branch: main, path: clusters/b}");
        platform.byHand(
                "mkdir -p clusters/b/.windlass", "mv other clusters/b/", "mv .windlass/other clusters/b/.windlass/");
        platform.windlass("publish").expect(0).saying("up to date").notSaying("first");
        remove("other");
        platform.windlass("diff", "other", "--deployed").expect(0).saying("remove Namespace/shop");
        DeployedPlatform.Run refused =
                platform.windlass("publish", "other").expect(1).saying("error[change-blocked]");
        assertEquals(
                1, refused.out().lines().filter(l -> l.startsWith("nothing ")).count(), refused.out());
        acknowledge("other", refused);
        platform.windlass("publish", "other").expect(0);
        assertEquals(platform.rendered(), platform.published("main"));
        platform.windlass("publish", "other").expect(2).saying("error[unknown-environment]");
    }

    @Test
    void nothingIsRemovedWhereItCannotBeToldWhichOne() throws IOException {
        platform.byHand(
                "mkdir -p a/.windlass b/.windlass",
                "cp .windlass/other a/.windlass/",
                "mv .windlass/other b/.windlass/");
        remove("other");
        platform.windlass("publish", "other").expect(2).saying("published in several folders: a/, b/");
    }

    @Test
    void anotherPathIsNoWayAroundTheGate() throws IOException {
        String spec = "environments/other/environment.yaml";
        platform.replace(spec, "branch: main}", "branch: main, path: v2}");
        platform.replace(spec, "gate: {block: [data-loss]}", "gate: {block: []}");
        platform.windlass("publish", "other")
                .expect(1)
                .saying("error[moved-delivery]: environment \"other\" is published in the top of main of ")
                .saying("delivered from v2/ now")
                .saying("cp -R other v2/ && cp .windlass/other v2/.windlass/")
                .notSaying("its gate stops nothing");
        platform.windlass("diff", "other", "--deployed", "--gate").expect(1).saying("error[moved-delivery]");
        assertEquals(1, platform.commits("main"));

        platform.byHand("mkdir -p v2/.windlass && cp -R other v2/ && cp .windlass/other v2/.windlass/");
        platform.windlass("publish", "other").expect(1).saying("data-loss, blocked: change Gate/other");
        platform.replace(spec, "gate: {block: []}", "gate: {block: [data-loss]}");
        platform.windlass("publish", "other").expect(0).saying("up to date");
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "other").expect(0);
        String claim = "other/bitcoin/persistentvolumeclaim-bitcoin-0.yaml";
        assertTrue(platform.published("main", "v2/" + claim).contains("200Gi"));
        assertTrue(platform.published("main", claim).contains("100Gi"));
    }

    @Test
    void noFolderThatSomebodyNamedGetsIntoACommand() throws IOException {
        platform.byHand("mkdir '; touch owned'", "mv .windlass other '; touch owned/'");
        platform.windlass("publish", "other")
                .expect(1)
                .saying("is published in ; touch owned/ of main")
                .notSaying("cp -R");
    }

    @Test
    void platformsThatShareABranchHaveEnvironmentsOfTheSameName() throws IOException {
        platform.commitPlatform("git@git.example.com:one/platform.git");
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi"); // a record that names its source
        platform.windlass("publish").expect(0);
        platform.replace("environments/other/environment.yaml", "branch: main}", "branch: main, path: v2}");
        platform.git(platform.root, "remote", "set-url", "origin", "https://git.example.com/one/platform");
        platform.windlass("publish", "other").expect(1).saying("error[moved-delivery]");
        platform.git(platform.root, "remote", "set-url", "origin", "https://git.example.com/two/platform.git");
        platform.windlass("publish", "other").expect(0).saying("other was not published there before");
    }

    @Test
    void whatIsPublishedAgainAfterItsFilesWereRemovedByHandIsJudged() throws IOException {
        platform.byHand("git rm -r -q test");
        platform.replace("apps/explorer.yaml", "replicas: 2", "replicas: 3");
        platform.windlass("publish", "test", "--overwrite")
                .expect(1)
                .saying("error[change-blocked]")
                .saying("exposure, blocked: add Ingress/explorer");
        assertEquals(2, platform.commits("main"));
    }

    @Test
    void aNameThatIsNowhereIsAMistake() throws IOException {
        platform.windlass("publish", "tset").expect(2).saying("did you mean \"test\"?");
        platform.replace("chains/bitcoin.yaml", "100Gi", "200Gi");
        platform.windlass("publish", "other", "tset").expect(2);
        assertEquals(1, platform.commits("main"));
    }

    @Test
    void programsReadWhatIsBlocked() throws IOException {
        Files.delete(platform.root.resolve("environments/other/chains/bitcoin.yaml"));
        JsonNode document = JsonMapper.shared()
                .readTree(platform.windlass("publish", "--format", "json")
                        .expect(1)
                        .out());
        assertTrue(document.at("/publications/0/commit").isNull());
        assertTrue(document.at("/blocked").asInt() > 0);
        assertEquals("change-blocked", document.at("/diagnostics/0/code").asString(), document.toString());
        long blocked = Stream.iterate(0, i -> i + 1)
                .limit(document.at("/changes").size())
                .filter(i -> document.at("/changes/" + i + "/risk").asString().equals("data-loss"))
                .count();
        assertEquals(blocked, document.at("/blocked").asInt());
    }

    private void remove(String environment) throws IOException {
        try (Stream<Path> all = Files.walk(platform.root.resolve("environments/" + environment))) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Takes over the lines that a refusal offers, with a reason. */
    private String acknowledge(String environment, DeployedPlatform.Run refused) throws IOException {
        StringBuilder lines = new StringBuilder();
        Matcher line = LINE.matcher(refused.err());
        while (line.find()) {
            lines.append(line.group().replace("reason: \"\"", "reason: \"it was decided\""))
                    .append('\n');
        }
        platform.write("environments/" + environment + "/acknowledged.yaml", lines.toString());
        return lines.toString();
    }
}
