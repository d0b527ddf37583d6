package dev.windlass.deliver;

import dev.windlass.source.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A publisher in a process of its own, which can be told to say where it is and to wait there. */
final class PublisherProcess {
    private PublisherProcess() {}

    /** Starts one that publishes that many times in a row, {@code x: 1} to {@code x: N}. */
    static Process start(BareRepository to, String environment, int rounds) {
        return start(to, to.folder().resolveSibling("."), environment, 1, rounds, "");
    }

    /** Starts one that publishes once, where no program can be found. */
    static Process startWithoutPrograms(BareRepository to, Path temporary, String environment) {
        return start(to, temporary, environment, 1, 1, "", Map.of("PATH", "/nowhere"));
    }

    /**
     * Starts one that publishes {@code x: FIRST} to {@code x: LAST}.
     *
     * @param temporary where its local clones are
     * @param waitAt the step at which it says {@code at STEP}, and waits to be killed; empty for none
     */
    static Process start(BareRepository to, Path temporary, String environment, int first, int last, String waitAt) {
        return start(to, temporary, environment, first, last, waitAt, Map.of());
    }

    private static Process start(
            BareRepository to,
            Path temporary,
            String environment,
            int first,
            int last,
            String waitAt,
            Map<String, String> variables) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                PublisherProcess.class.getName(),
                to.url(),
                environment,
                String.valueOf(first),
                String.valueOf(last),
                waitAt));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(BareRepository.ALONE);
            builder.environment().putAll(variables);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed that nobody has read. */
    static String said(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code URL ENVIRONMENT FIRST LAST STEP}. */
    public static void main(String... arguments) {
        String environment = arguments[1];
        String waitAt = arguments[4];
        Steps steps = step -> {
            if (step.name().equals(waitAt)) {
                System.out.println("at " + step);
                System.out.flush();
                waitToBeKilled();
            }
        };
        DeployRepository repository = new DeployRepository(
                new Destination(arguments[0], "main", ""), Author.WINDLASS, Publishes.ACCESS, Clock.systemUTC(), steps);
        System.out.println("started");
        System.out.flush();
        int last = Integer.parseInt(arguments[3]);
        for (int round = Integer.parseInt(arguments[2]); round <= last; round++) {
            String content = String.format(Locale.ROOT, "x: %d\n", round);
            Result<Publication> done =
                    repository.publish(Publishes.always(environment, environment + "/a/x.yaml", content));
            if (done.value().isEmpty()) {
                System.out.println(done.diagnostics());
                System.exit(1);
            }
        }
    }

    private static void waitToBeKilled() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
