import com.sun.management.OperatingSystemMXBean;
import dev.windlass.Compiler;
import dev.windlass.render.ManifestWriter;
import dev.windlass.render.Rendered;
import dev.windlass.render.Renderer;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.DiskTree;
import dev.windlass.spec.Unit;
import dev.windlass.syntax.jsonnet.TemplateEvaluator;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import dev.windlass.syntax.jsonnet.TemplateThreads;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Times rendering and writing all units of a platform with and without origins, and compiling it as a whole, in turns. */
public final class Origins {
    private static final int ROUNDS = 21;
    private static final int WARMING = 5;
    private static final int TIMES = 10;

    private Origins() {}

    public static void main(String[] args) throws Exception {
        DiskTree repository = DiskTree.open(Path.of(args[0])).orElseThrow();
        List<Unit> units = new Compiler(repository).compile(Compiler.Selection.EVERYTHING).units();
        TemplateLibrary library = new TemplateLibrary(repository, BuiltinLibrary.load());
        Thread thread = new TemplateThreads().newThread(() -> measure(repository, units, library));
        thread.start();
        thread.join();
    }

    private static void measure(DiskTree repository, List<Unit> units, TemplateLibrary library) {
        Renderer with = new Renderer(new TemplateEvaluator(library));
        Renderer without = new Renderer(TemplateEvaluator.withoutOrigins(library));
        Compiler compiler = new Compiler(repository);
        double[] parts = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        double[] cost = new double[ROUNDS];
        for (int i = -WARMING; i < ROUNDS; i++) {
            double a = millis(() -> render(units, with));
            double b = millis(() -> render(units, without));
            double c = millis(() -> compiler.compile(Compiler.Selection.EVERYTHING));
            if (i >= 0) {
                parts[i] = a;
                plain[i] = b;
                whole[i] = c;
                cost[i] = (a - b) / (c - (a - b));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d units, processor time, medians of %d rounds: templates and writer %.1f ms with origins, %.1f ms without; "
                        + "everything %.1f ms, of which origins cost %.0f %%%n",
                units.size(),
                ROUNDS,
                median(parts),
                median(plain),
                median(whole),
                100 * median(cost));
    }

    private static void render(List<Unit> units, Renderer renderer) {
        for (Unit unit : units) {
            Rendered rendered = renderer.render(unit);
            if (new ManifestWriter().write(unit, rendered.resources()).isEmpty()) {
                throw new IllegalStateException(unit.name() + ": " + rendered.diagnostics());
            }
        }
    }

    /** The processor time of all threads, several times over, since the clock of it is coarse. */
    private static double millis(Runnable work) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = system.getProcessCpuTime();
        for (int i = 0; i < TIMES; i++) {
            work.run();
        }
        return (system.getProcessCpuTime() - start) / 1e6 / TIMES;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
