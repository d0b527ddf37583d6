import dev.windlass.deliver.Author;
import dev.windlass.deliver.Decision;
import dev.windlass.deliver.DeployRepository;
import dev.windlass.deliver.Destination;
import dev.windlass.deliver.EnvironmentFiles;
import dev.windlass.deliver.GitAccess;
import dev.windlass.deliver.Proposal;
import dev.windlass.deliver.Publication;
import dev.windlass.deliver.SourceCommit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes a bare repository with a history of thousands of commits, publishes three environments of copies of approved manifests into it, and
 * times further publishes: of nothing, of one file, of every file. Beside it, what a script would do with Git for one file: a shallow clone
 * with a work tree, a commit, a push. They take turns; what is printed is the median of each.
 */
public final class Publish {
    private static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");
    private static final int ROUNDS = 5;
    private static final int A_UNIT = 5;

    private final Path folder;
    private final Path bare;
    private final List<String> samples;
    private final int files;

    private Publish(Path folder, List<String> samples, int files) {
        this.folder = folder;
        this.bare = folder.resolve("deploy.git");
        this.samples = samples;
        this.files = files;
    }

    public static void main(String[] args) throws Exception {
        List<String> samples = new ArrayList<>();
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            for (Path p :
                    all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                samples.add(Files.readString(p));
            }
        }
        int files = args.length > 1 ? Integer.parseInt(args[1]) : 15_000;
        int commits = args.length > 2 ? Integer.parseInt(args[2]) : 5_000;
        Path folder = Files.createTempDirectory("windlass-bench");
        try {
            new Publish(folder, samples, files).run(commits);
        } finally {
            delete(folder);
        }
    }

    private void run(int commits) throws Exception {
        makeHistory(commits);
        System.out.printf(
                Locale.ROOT,
                "%d files, %d commits of history, %d processors, medians of %d rounds%n%n",
                files,
                commits,
                Runtime.getRuntime().availableProcessors(),
                ROUNDS);
        double first = time(() -> publish(0, Integer.MAX_VALUE));
        SortedMap<String, List<Double>> times = new TreeMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            int version = round;
            add(times, "publish, one file changed", time(() -> publish(version, 1)));
            add(times, "publish, nothing changed", time(() -> publish(version, 1)));
            add(times, "git: shallow clone, one file changed, push", time(() -> byHand(version)));
            add(times, "publish, every file changed", time(() -> publish(1_000 + version, Integer.MAX_VALUE)));
            publish(version, 1); // so that the next round changes one file again
        }
        System.out.println("| | ms |\n| --- | ---: |");
        System.out.printf(Locale.ROOT, "| the first publish, every file new, a cold JVM | %.0f |%n", first);
        times.forEach((what, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f |%n",
                what,
                all.stream().sorted().toList().get(ROUNDS / 2)));
        git(bare, "fsck", "--strict", "--no-dangling", "--no-progress");
    }

    private static void add(Map<String, List<Double>> times, String what, double time) {
        times.computeIfAbsent(what, _ -> new ArrayList<>()).add(time);
    }

    private void makeHistory(int commits) throws Exception {
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
        Process importer = new ProcessBuilder("git", "-C", bare.toString(), "fast-import", "--quiet").start();
        try (OutputStream in = importer.getOutputStream()) {
            for (int i = 1; i <= commits; i++) {
                String text = "note " + i + "\n";
                String commit = "commit refs/heads/main\ncommitter B <b@example.com> " + (1_700_000_000 + i)
                        + " +0000\ndata 2\nn\n" + "M 100644 inline notes/" + i % 500 + ".txt\ndata " + text.length()
                        + "\n"
                        + text + "\n";
                in.write(commit.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (importer.waitFor() != 0) {
            throw new IOException("git fast-import failed");
        }
    }

    /** Publishes all three environments, of which the first so many files have this version. */
    private void publish(int version, int changed) {
        SortedMap<String, Optional<EnvironmentFiles>> all = new TreeMap<>();
        for (String environment : ENVIRONMENTS) {
            int left = environment.equals("production") || changed > 1 ? changed : 0;
            SortedMap<String, byte[]> some = new TreeMap<>();
            for (int i = 0; i < files / ENVIRONMENTS.size(); i++) {
                String path = environment + "/unit-" + i / A_UNIT + "/manifest-" + i % A_UNIT + ".yaml";
                int current = i < left ? version : 0;
                String text = samples.get(i % samples.size()) + "# " + environment + " " + i + " " + current + "\n";
                some.put(path, text.getBytes(StandardCharsets.UTF_8));
            }
            all.put(environment, Optional.of(new EnvironmentFiles(some, new TreeSet<>(), SourceCommit.UNKNOWN)));
        }
        Proposal proposal = new Proposal(all, "publish");
        Destination to = new Destination(bare.toUri().toString(), "main", "");
        var done = new DeployRepository(to, Author.WINDLASS, GitAccess.of(System.getenv()))
                .publish(_ -> new Decision.Publish(proposal));
        if (done.value().isEmpty() || done.value().get() instanceof Publication.Stopped) {
            throw new IllegalStateException(done.toString());
        }
    }

    private void byHand(int version) throws Exception {
        Path clone = folder.resolve("clone-" + version);
        git(folder, "clone", "--quiet", "--depth=1", "file://" + bare, clone.toString());
        Files.writeString(clone.resolve("notes/by-hand.txt"), "version " + version + "\n");
        git(clone, "add", "--all");
        git(clone, "-c", "user.name=B", "-c", "user.email=b@example.com", "commit", "--quiet", "--message=by hand");
        git(clone, "push", "--quiet", "origin", "HEAD:main");
    }

    private static void git(Path in, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git =
                new ProcessBuilder(command).directory(in.toFile()).inheritIO().start();
        if (git.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
