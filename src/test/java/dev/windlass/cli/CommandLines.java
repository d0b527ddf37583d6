package dev.windlass.cli;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** Whether the program takes a command line, for tests of what calls it. */
public final class CommandLines {
    private CommandLines() {}

    /** What is wrong with some arguments; empty where the program takes them. */
    public static Optional<String> complaint(String... arguments) {
        try {
            var line = new Windlass(Optional.empty(), InputStream.nullInputStream()).line();
            return line.parseArgs(arguments).hasSubcommand()
                    ? Optional.empty()
                    : Optional.of("no command: " + Arrays.toString(arguments));
        } catch (ParameterException e) {
            return Optional.of(Arrays.toString(arguments) + ": " + e.getMessage());
        }
    }
}
