package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.deliver.GitFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code diff --base} in a repository that the {@code git} program made. */
class DiffCommandTest {
    private static final String ENVIRONMENT = "environments/other/environment.yaml";
    private static final String GATE = "gate: {block: [data-loss, immutable, outage]}\n";

    @TempDir
    Path folder = Path.of("");

    private Path root = Path.of("");
    private String environment = "";

    @BeforeEach
    void thePlatformWithAGate() throws IOException {
        root = folder.resolve("platform");
        copy(Path.of("src/test/resources/cases/base"), root);
        environment = Files.readString(root.resolve(ENVIRONMENT));
        write(ENVIRONMENT, environment + GATE);
        git("init", "--quiet", "--initial-branch=main");
        commit();
    }

    @Test
    void nothingChangesBetweenARevisionAndItself() {
        Run run = run("diff", "--base", "main", "--gate");
        assertEquals("nothing changes\n", run.out);
        assertEquals("", run.err);
        assertEquals(0, run.exit);
    }

    @Test
    void whatIsCommittedAndWhatIsNotBothCount() throws IOException {
        write("environments/other/chains/bitcoin.yaml", "storage: {size: 200Gi}\n");
        commit();
        write("environments/other/chains/bitcoin.yaml", "storage: {size: 300Gi}\n");
        assertTrue(run("diff", "--base", "main~1").out.contains("\"100Gi\" → \"300Gi\""));
        assertTrue(run("diff", "--base", "main").out.contains("\"200Gi\" → \"300Gi\""));
    }

    @Test
    void theWorkTreeAndTheIndexStayAsTheyAre() throws IOException {
        write("environments/other/chains/bitcoin.yaml", "storage: {size: 200Gi}\n");
        write("note.txt", "mine\n");
        String before = git("status", "--porcelain", "--branch");
        run("diff", "--base", "HEAD");
        assertEquals(before, git("status", "--porcelain", "--branch"));
    }

    @Test
    void toWeakenTheGateIsItselfBlocked() throws IOException {
        write(ENVIRONMENT, environment + "gate: {block: [data-loss, immutable]}\n");
        Run run = run("diff", "--base", "main", "--gate");
        assertEquals(1, run.exit);
        assertTrue(run.err.contains("error[change-blocked]"), run.err);
        assertTrue(run.err.contains("Gate/other"), run.err);
        assertTrue(run.err.contains(ENVIRONMENT + ":9:"), run.err);
        assertTrue(run.out.contains("1 outage (blocked)"), run.out);
    }

    @Test
    void theGateOfTheBaseHoldsForTheProposalThatRemovesIt() throws IOException {
        write(ENVIRONMENT, environment);
        write("environments/other/chains/bitcoin.yaml", "storage: {size: 50Gi}\n");
        Run run = run("diff", "--base", "main", "--gate");
        assertEquals(1, run.exit);
        assertTrue(run.err.contains("Gate/other"), run.err);
        assertTrue(run.err.contains("PersistentVolumeClaim/bitcoin-0"), run.err);
    }

    @Test
    void aStricterGateHoldsAtOnce() throws IOException {
        write(ENVIRONMENT, environment + GATE.replace("outage", "outage, restart"));
        write("environments/other/chains/bitcoin.yaml", "version: \"31.0\"\n");
        Run run = run("diff", "--base", "main", "--gate");
        assertEquals(1, run.exit);
        assertTrue(run.out.contains("restart, blocked: change StatefulSet/bitcoin-0"), run.out);
    }

    @Test
    void whatIsAcknowledgedPassesUntilItChangesAgain() throws IOException {
        write("environments/other/chains/bitcoin.yaml", "storage: {size: 50Gi}\n");
        Run blocked = run("diff", "--base", "main", "--gate");
        assertEquals(1, blocked.exit);
        String line = blocked.out
                .lines()
                .filter(l -> l.startsWith("- {resource: "))
                .findFirst()
                .orElseThrow();
        write("environments/other/acknowledged.yaml", line.replace("reason: \"\"", "reason: it starts anew") + "\n");
        Run passed = run("diff", "--base", "main", "--gate");
        assertEquals(0, passed.exit, passed.err);
        assertEquals("", passed.err);
        assertTrue(passed.out.contains("acknowledged"), passed.out);

        write("environments/other/chains/bitcoin.yaml", "storage: {size: 40Gi}\n");
        Run other = run("diff", "--base", "main", "--gate");
        assertEquals(1, other.exit);
        assertTrue(other.err.contains("error[change-blocked]"), other.err);
        assertTrue(other.err.contains("warning[stale-acknowledgement]"), other.err);

        write("environments/other/chains/bitcoin.yaml", "storage: {size: 50Gi}\n");
        commit();
        Run done = run("diff", "--base", "main", "--gate");
        assertEquals(0, done.exit);
        assertTrue(done.err.contains("warning[stale-acknowledgement]"), done.err);
    }

    @Test
    void anAcknowledgementIsNotJudgedWhereTheEnvironmentIsNotWhole() throws IOException {
        write(
                "environments/other/acknowledged.yaml",
                "- {resource: Service/bitcoin, risk: outage, change: \"3f2c1e9a0b12d4c5e6f708192a3b4c5d\", reason: one}\n");
        assertTrue(run("diff", "--base", "main").err.contains("warning[stale-acknowledgement]"));
        assertFalse(run("diff", "test", "--base", "main").err.contains("stale-acknowledgement"));
        write("environments/other/chains/bitcoin.yaml", "verison: \"31.0\"\n");
        Run broken = run("diff", "--base", "main");
        assertTrue(broken.err.contains("error[unknown-field]"), broken.err);
        assertFalse(broken.err.contains("stale-acknowledgement"), broken.err);
    }

    @Test
    void anEnvironmentOnlyTheProposalHasIsNew() throws IOException {
        write("environments/next/environment.yaml", environment.replace("name: other", "name: next") + GATE);
        write("environments/next/chains/bitcoin.yaml", "");
        Run run = run("diff", "--base", "main", "--gate");
        assertEquals(0, run.exit, run.err);
        assertTrue(run.out.contains("changes in next: "), run.out);
        assertFalse(run.out.contains("Gate/next"), run.out);
    }

    @Test
    void aRemovedEnvironmentCountsByItsNameOnly() throws IOException {
        git("rm", "-r", "--quiet", "environments/other");
        Run unnamed = run("diff", "--base", "main", "--gate");
        assertEquals(1, unnamed.exit);
        assertTrue(unnamed.err.contains("error[removed-environment]"), unnamed.err);
        assertTrue(unnamed.err.contains("windlass diff --base main other"), unnamed.err);
        Run free = run("diff", "--base", "main");
        assertEquals(0, free.exit);
        assertTrue(free.err.contains("warning[removed-environment]"), free.err);
        assertEquals("nothing changes\n", free.out);
        Run named = run("diff", "other", "--base", "main", "--gate");
        assertEquals(1, named.exit);
        assertTrue(named.out.contains("data-loss, blocked: remove Namespace/shop"), named.out);
        assertFalse(named.out.contains("Gate/other"), named.out);
    }

    @Test
    void anEnvironmentUnderAnotherNameIsRemoved() throws IOException {
        git("mv", "environments/other", "environments/another");
        Run run = run("diff", "--base", "main", "--gate");
        assertEquals(1, run.exit);
        assertTrue(run.err.contains("error[removed-environment]: the environment \"other\""), run.err);
    }

    @Test
    void aRemovalThatIsDecidedIsReviewed() throws IOException {
        git("rm", "-r", "--quiet", "environments/other");
        write("environments/other/acknowledged.yaml", "[]\n");
        Run undecided = run("diff", "--base", "main", "--gate");
        assertEquals(1, undecided.exit);
        assertTrue(undecided.out.contains("data-loss, blocked: remove Namespace/shop"), undecided.out);
        StringBuilder lines = new StringBuilder();
        undecided
                .out
                .lines()
                .filter(l -> l.startsWith("- {resource: "))
                .forEach(l -> lines.append(l.replace("reason: \"\"", "reason: it is not needed any more"))
                        .append('\n'));
        write("environments/other/acknowledged.yaml", lines.toString());
        Run decided = run("diff", "--base", "main", "--gate");
        assertEquals(0, decided.exit, decided.err);
        assertEquals("", decided.err);
    }

    @Test
    void anotherPlaceToPublishToIsBlocked() throws IOException {
        String deliver =
                "deliver: {repository: \"https://git.example.com/deploy.git\", branch: main, path: clusters}\n";
        String spec = environment + GATE;
        write(ENVIRONMENT, spec + deliver);
        assertEquals(0, run("diff", "--base", "main", "--gate").exit, "nothing was said before");
        commit();
        for (String changed : List.of(
                deliver.replace("clusters", "v2"),
                deliver.replace("branch: main", "branch: next"),
                deliver.replace("deploy.git", "elsewhere.git"),
                deliver.replace(", path: clusters", ""),
                "")) {
            write(ENVIRONMENT, spec + changed);
            Run run = run("diff", "--base", "main", "--gate");
            assertEquals(1, run.exit, changed);
            assertTrue(run.out.contains("data-loss, blocked: change Delivery/other"), run.out);
        }
        for (String same : List.of(
                deliver.replace(", branch: main", ""),
                deliver.replace("https://", "https://bot@").replace(".git", "/"))) {
            write(ENVIRONMENT, spec + same);
            assertEquals("nothing changes\n", run("diff", "--base", "main", "--gate").out, same);
        }
    }

    @Test
    void anEnvironmentThatBecomesAbstractIsRemoved() throws IOException {
        write(ENVIRONMENT, environment + GATE + "abstract: true\n");
        assertTrue(run("diff", "--base", "main").err.contains("warning[removed-environment]"));
        Run gated = run("diff", "--base", "main", "--gate");
        assertEquals(1, gated.exit);
        assertTrue(gated.err.contains("error[removed-environment]"), gated.err);
        // The decisions of an environment that is still there are none about its removal.
        write("environments/other/acknowledged.yaml", "[]\n");
        assertEquals(1, run("diff", "--base", "main", "--gate").exit);
        Run named = run("diff", "other", "--base", "main", "--gate");
        assertEquals(1, named.exit);
        assertTrue(named.out.contains("remove Namespace/shop"), named.out);
    }

    @Test
    void whatTheBaseCouldNotRenderIsAWarningAndNotNew() throws IOException {
        write("apps/explorer.yaml", "prot: 8080\n");
        commit();
        copy(Path.of("src/test/resources/cases/base/apps"), root.resolve("apps"));
        write("environments/test/chains/bitcoin.yaml", "storage: {size: 200Gi}\n");
        Run run = run("diff", "--base", "main");
        assertEquals(0, run.exit, run.err);
        assertTrue(run.err.contains("warning[unknown-field]: in main, which is compared with: "), run.err);
        assertFalse(run.out.contains("explorer"), run.out);
        assertTrue(run.out.contains("1 change in test: 1 safe"), run.out);
        // A gate cannot see what happens to it, and lets nothing pass.
        Run gated = run("diff", "--base", "main", "--gate");
        assertEquals(1, gated.exit);
        assertTrue(gated.err.contains("error[incomplete-base]: test/explorer of main"), gated.err);
        assertEquals(0, run("diff", "other", "--base", "main", "--gate").exit);
    }

    @Test
    void aUnitWhoseFilesAreGoneIsRemovedAlsoWhereOthersAreBroken() throws IOException {
        Files.delete(root.resolve("environments/test/apps/explorer.yaml"));
        write("environments/test/chains/bitcoin.yaml", "verison: \"31.0\"\n");
        Run run = run("diff", "test", "--base", "main");
        assertEquals(1, run.exit);
        assertTrue(run.out.contains("remove Ingress/explorer"), run.out);
        assertFalse(run.out.contains("of bitcoin"), run.out);
    }

    @Test
    void aRevisionWithoutAPlatformIsNothing() throws IOException {
        git("switch", "--quiet", "--orphan", "empty");
        write("README.md", "Nothing yet.\n");
        commit();
        git("switch", "--quiet", "main");
        Run run = run("diff", "--base", "empty", "--gate");
        assertEquals(0, run.exit, run.err);
        assertTrue(run.out.contains("changes in other: "), run.out);
    }

    @Test
    void anUnknownRevisionIsAMistakeOfTheCommandLine() {
        Run run = run("diff", "--base", "mian");
        assertEquals(2, run.exit);
        assertTrue(run.err.contains("there is no revision \"mian\""), run.err);
        assertTrue(run.err.contains("did you mean \"main\"?"), run.err);
    }

    @Test
    void theJsonHasItsShape() throws IOException {
        write("environments/other/chains/bitcoin.yaml", "storage: {size: 50Gi}\n");
        Run run = run("diff", "--base", "main", "--gate", "--format", "json");
        assertEquals(1, run.exit);
        JsonNode json = JsonMapper.builder().build().readTree(run.out);
        assertEquals(1, json.get("blocked").asInt());
        assertEquals(
                "change-blocked", json.get("diagnostics").get(0).get("code").asString());
        assertEquals(1, json.get("changes").size());
        JsonNode change = json.get("changes").get(0);
        assertEquals(
                List.of("other", "bitcoin", "v1", "PersistentVolumeClaim", "shop", "bitcoin-0", "change", "data-loss"),
                Stream.of("environment", "unit", "apiVersion", "kind", "namespace", "name", "action", "risk")
                        .map(k -> change.get(k).asString())
                        .toList());
        assertFalse(change.get("acknowledged").asBoolean());
        assertFalse(change.get("reason").asString().isEmpty());
        JsonNode field = change.get("fields").get(0);
        assertEquals("spec.resources.requests[storage]", field.get("path").asString());
        assertEquals("100Gi", field.get("before").asString());
        assertEquals("50Gi", field.get("after").asString());
        JsonNode origin = field.get("origins").get(0);
        assertEquals("written", origin.get("role").asString());
        assertEquals(
                "environments/other/chains/bitcoin.yaml", origin.get("file").asString());
        assertEquals(1, origin.get("line").asInt());
        assertEquals(17, origin.get("column").asInt());
    }

    private record Run(int exit, String out, String err) {}

    private Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = Stream.concat(Stream.of("--root", root.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        int exit = new Main(InputStream.nullInputStream(), out, new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(all);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void commit() throws IOException {
        git("add", "--all");
        git("commit", "--quiet", "--message", "a change");
    }

    private String git(String... arguments) throws IOException {
        return new GitFolder(root).git(arguments);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
