package dev.windlass;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings what was found into the order in which people read, each finding once. */
final class Findings {
    private Findings() {}

    private record Fault(
            Code code, String message, @Nullable Span at) {}

    /** Sorted by place; the same fault in several environments is one finding that names them. */
    static List<Diagnostic> inOrder(List<Diagnostic> diagnostics) {
        Map<Fault, List<Diagnostic>> faults = new LinkedHashMap<>();
        for (Diagnostic d : diagnostics) {
            faults.computeIfAbsent(new Fault(d.code(), d.message(), d.at()), f -> new ArrayList<>())
                    .add(d);
        }
        return faults.values().stream()
                .map(Findings::merged)
                .sorted(Diagnostic.ORDER)
                .toList();
    }

    private static Diagnostic merged(List<Diagnostic> same) {
        Diagnostic first = same.getFirst();
        TreeSet<String> environments = new TreeSet<>();
        for (Diagnostic d : same) {
            if (d.subject() instanceof Subject subject && subject.environment() instanceof String environment) {
                environments.add(environment);
            }
        }
        if (environments.size() < 2) {
            return first;
        }
        String all = "the same in " + String.join(", ", environments);
        return first.help(first.help() == null ? all : first.help() + "; " + all);
    }
}
