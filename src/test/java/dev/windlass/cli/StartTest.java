package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init} and {@code new} write is right as it stands. */
class StartTest {
    private static final List<String> CLIENTS = List.of(
            "bitcoin-cash-node",
            "bitcoin-core",
            "dogecoin-core",
            "geth",
            "lighthouse",
            "litecoin-core",
            "monacoin-core");

    @TempDir
    Path work = Path.of("");

    @Test
    void aNewPlatformIsValidAndApproved() {
        String root = work.resolve("a/b/platform").toString();
        assertEquals("", run(0, "init", root));
        assertEquals("", run(0, "--root", root, "check"));
        assertEquals("", run(0, "--root", root, "approve", "--check"));
    }

    @Test
    void everyUnitThatNewWritesIsValid() {
        String root = work.resolve("platform").toString();
        run(0, "init", root);
        for (String client : CLIENTS) {
            run(
                    0,
                    "--root",
                    root,
                    "new",
                    "chain",
                    "a-" + client,
                    "--client",
                    client,
                    "--env",
                    "staging",
                    "--env",
                    "production");
        }
        run(0, "--root", root, "new", "app", "web", "--env", "staging");
        assertEquals("", run(0, "--root", root, "check"));
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws IOException {
        Path root = Files.createDirectories(work.resolve("mine"));
        Files.writeString(root.resolve("README.md"), "mine");
        run(1, "init", root.toString());
        assertEquals("mine", Files.readString(root.resolve("README.md")));
        try (var files = Files.list(root)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void approveKeepsTheSchemasForEditorsCurrent() throws IOException {
        Path root = work.resolve("platform");
        run(0, "init", root.toString());
        Path schema = root.resolve("schemas/chain.schema.json");
        String now = Files.readString(schema);
        Files.writeString(schema, now.replace("\"type\"", "\"typ\""));
        run(0, "--root", root.toString(), "approve");
        assertEquals(now, Files.readString(schema));
    }

    /** Runs a command and returns what it says of what is wrong. */
    private static String run(int status, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int got = new Main(
                        InputStream.nullInputStream(),
                        new ByteArrayOutputStream(),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(got == status, said);
        return said;
    }
}
