package dev.windlass.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs several commands one after the other in one JVM, which then knows what to put into the start-up cache: a cache is made from one run.
 * The build calls it; what the commands print is thrown away.
 */
public final class Rehearsal {
    private static final String NEXT = "--then";

    private Rehearsal() {}

    /** Runs the commands, which {@code --then} stands between. */
    public static void main(String[] args) {
        List<String> command = new ArrayList<>();
        for (String arg : args) {
            if (arg.equals(NEXT)) {
                run(command);
                command.clear();
            } else {
                command.add(arg);
            }
        }
        run(command);
    }

    private static void run(List<String> command) {
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        new Main(InputStream.nullInputStream(), new ByteArrayOutputStream(), err).run(command.toArray(String[]::new));
    }
}
