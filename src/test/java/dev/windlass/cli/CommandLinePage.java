package dev.windlass.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The reference of the command line, from what the program says of itself. */
public final class CommandLinePage {
    private CommandLinePage() {}

    public static String text() {
        StringBuilder page = new StringBuilder("""
                # The command line

                `windlass COMMAND`. Options may stand before or after the command; of all commands, `check` is the one to run most.

                | exit status | meaning |
                | --- | --- |
                | 0 | fine |
                | 1 | findings: something is invalid or not approved |
                | 2 | the command line makes no sense |
                | 3 | the outside failed: a disk, permissions; a file cannot be read |
                | 70 | a bug in Windlass |

                In text, results go to standard output and findings to standard error. With any other `--format` exactly one document goes
                to standard output, whatever the exit status: `json`, `sarif` (2.1.0), `junit` or `markdown`. What each finding means stands in [diagnostics](diagnostics.md).

                ## windlass

                ```text
                """);
        page.append(help("--help")).append("```\n");
        for (String command : List.copyOf(new Windlass(Optional.empty(), InputStream.nullInputStream())
                .line()
                .getSubcommands()
                .keySet())) {
            page.append("\n## windlass ").append(command).append("\n\n```text\n");
            page.append(help(command, "--help")).append("```\n");
        }
        return page.toString();
    }

    private static String help(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new Main(InputStream.nullInputStream(), out, new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
        if (status != ExitStatus.FINE) {
            throw new IllegalStateException(err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
