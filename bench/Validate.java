import dev.windlass.Validation;
import dev.windlass.check.ObjectCheck;
import dev.windlass.source.ManifestFile;
import dev.windlass.source.ManifestFinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Makes folders with copies of a repository's approved manifests, under names of their own, and times for each: to read all bytes, as
 * {@code cat} does; to parse the YAML with SnakeYAML, on one thread and on all; and to validate. They take turns, so that a machine that
 * others use slows all of them down alike; what is printed is the median of each, and the medians of each round's ratios.
 */
public final class Validate {
    private static final int ROUNDS = 9;
    private static final int WARMING = 6;

    private Validate() {}

    public static void main(String[] args) throws Exception {
        List<Path> samples;
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            samples = all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
        }
        int[] sizes = args.length > 1
                ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {300, 1000, 3000, 9000};
        System.out.printf(Locale.ROOT, "%d processors, medians of %d rounds in ms%n%n", Runtime.getRuntime().availableProcessors(), ROUNDS);
        System.out.println("| files | MB | cat | parse, one thread | parse, all cores | validate"
                + " | / (cat + parse) | / (cat + parse on all cores) | µs a file |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int size : sizes) {
            Path folder = Files.createTempDirectory("windlass-bench");
            try {
                measure(size, fill(folder, samples, size));
            } finally {
                delete(folder);
            }
        }
    }

    private static Path fill(Path folder, List<Path> samples, int files) throws IOException {
        for (int i = 0; i < files; i++) {
            Path sample = samples.get(i % samples.size());
            Path target = folder.resolve("part-" + i / 100).resolve(i + "-" + sample.getFileName());
            Files.createDirectories(target.getParent());
            Files.writeString(target, Files.readString(sample).replace("\n  name: ", "\n  name: n" + i + "-"));
        }
        return folder;
    }

    private static void measure(int size, Path folder) throws Exception {
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Double> serial = new ArrayList<>();
        List<Double> parallel = new ArrayList<>();
        long bytes = cat(folder);
        for (int round = -WARMING; round < ROUNDS; round++) {
            double[] now = {
                time(() -> cat(folder)),
                time(() -> parse(files(folder).stream())),
                time(() -> parse(files(folder).parallelStream())),
                time(() -> validate(folder))
            };
            if (round >= 0) {
                for (int i = 0; i < now.length; i++) {
                    times.get(i).add(now[i]);
                }
                serial.add(now[3] / (now[0] + now[1]));
                parallel.add(now[3] / (now[0] + now[2]));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %.1f | %.0f | %.0f | %.0f | %.0f | %.2f | %.2f | %.0f |%n",
                size,
                bytes / 1e6,
                median(times.get(0)),
                median(times.get(1)),
                median(times.get(2)),
                median(times.get(3)),
                median(serial),
                median(parallel),
                median(times.get(3)) * 1000 / size);
    }

    /** How long it takes, in milliseconds. */
    private static double time(Callable<?> work) throws Exception {
        System.gc();
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static long cat(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.readAllBytes(file).length;
        }
        return bytes;
    }

    /** Reads each file and makes plain maps and lists of it. */
    private static long parse(Stream<Path> files) {
        return files.mapToLong(file -> {
                    try {
                        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
                        long documents = 0;
                        for (Object _ : yaml.loadAll(new StringReader(Files.readString(file)))) {
                            documents++;
                        }
                        return documents;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .sum();
    }

    /** All that {@code windlass validate FOLDER} does between its command line and its output. */
    private static long validate(Path folder) {
        List<ManifestFile> files =
                new ManifestFinder(folder, InputStream.nullInputStream()).find(List.of(folder.toString()));
        return new Validation(new ObjectCheck("1.36", List.of(), false)).validate(files).documents();
    }

    private static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
