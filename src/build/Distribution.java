import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Completes the distribution in {@code target/windlass}, whose {@code lib/} holds the dependencies already: the launcher, class files
 * that the start-up cache takes, and the cache itself. Then renders the repository into {@code target/manifests}, where it has
 * environments.
 *
 * <p>Run as {@code java src/build/Distribution.java BASE JAR}.
 */
public final class Distribution {
    /**
     * How the JVM is run. A run takes seconds at most, so the collector that starts fastest, and the first compiler alone: the second
     * one costs more time than it saves in a render of thousands of units. The heap begins with the same size everywhere, not with a
     * part of the machine's memory. Nothing but Windlass itself writes to its streams.
     */
    private static final String OPTIONS = "-XX:+UseSerialGC -Xms384m -Xmn128m -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
            + " -Xlog:disable -Xss8m -Dfile.encoding=UTF-8"
            // The library of CEL still asks for memory in a way of which Java warns on the terminal.
            + " --sun-misc-unsafe-memory-access=allow";

    private final Path base;
    private final Path home;
    private final Path lib;

    private Distribution(Path base) {
        this.base = base;
        this.home = base.resolve("target/windlass");
        this.lib = home.resolve("lib");
    }

    public static void main(String[] args) throws Exception {
        Distribution distribution = new Distribution(Path.of(args[0]));
        distribution.assemble(Path.of(args[1]));
        distribution.train();
        distribution.render();
    }

    private void assemble(Path jar) throws Exception {
        Files.copy(jar, lib.resolve("windlass.jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(lib.resolve("windlass.aot"));
        Modernize.rewrite(jars());
        String classPath = String.join(
                ":", jars().stream().map(p -> "$lib/" + p.getFileName()).toList());
        String launcher = Files.readString(base.resolve("src/build/windlass.sh"))
                .replace("@JAVA_HOME@", System.getProperty("java.home"))
                .replace("@JAVA_OPTIONS@", OPTIONS)
                .replace("@CLASS_PATH@", classPath);
        Path bin = Files.createDirectories(home.resolve("bin")).resolve("windlass");
        Files.writeString(bin, launcher);
        Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The class path, in an order that is always the same: the cache belongs to it. */
    private List<Path> jars() throws IOException {
        try (var files = Files.list(lib)) {
            return files.filter(p -> p.toString().endsWith(".jar"))
                    .sorted(Comparator.comparing(p -> String.valueOf(p.getFileName())))
                    .toList();
        }
    }

    /** One run of the commands that matter, from which the JVM makes its cache; without it, Windlass only starts more slowly. */
    private void train() throws IOException, InterruptedException {
        Path out = base.resolve("target/training");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:AOTCacheOutput=" + lib.resolve("windlass.aot"));
        command.addAll(List.of(OPTIONS.split(" ")));
        command.add("-cp");
        command.add(String.join(":", jars().stream().map(Path::toString).toList()));
        command.add("dev.windlass.cli.Rehearsal");
        command.addAll(List.of("render", "--root", base.toString(), "--out", out.toString(), "--then"));
        command.addAll(List.of("validate", out.toString(), "--then")); // as they were rendered
        command.addAll(List.of("explain", "--root", base.toString(), "--all", "--then"));
        command.addAll(List.of("diff", "--root", base.toString(), "--then"));
        command.addAll(
                List.of("validate", base.resolve("src/build/Rehearsal.yaml").toString())); // with findings
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("target/training.log").toFile())
                .start();
        process.waitFor();
    }

    private void render() throws IOException, InterruptedException {
        if (!Files.isDirectory(base.resolve("environments"))) {
            return;
        }
        int status = new ProcessBuilder(home.resolve("bin/windlass").toString(), "render", "--root", base.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            System.exit(status);
        }
    }
}
