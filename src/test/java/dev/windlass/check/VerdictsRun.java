package dev.windlass.check;

import dev.windlass.check.Verdicts.Outcome;
import dev.windlass.source.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Prints every disagreement with the verdicts whose id or kind contains an argument, with both sides' reasons. */
final class VerdictsRun {
    private VerdictsRun() {}

    public static void main(String[] args) {
        ObjectCheck check = new ObjectCheck("1.36", List.of(), false);
        Map<String, int[]> kinds = new TreeMap<>();
        int[] all = new int[6];
        Stream.concat(Verdicts.read("create.jsonl.gz").stream(), Verdicts.read("update.jsonl.gz").stream())
                .filter(c -> args.length == 0
                        || Stream.of(args)
                                .anyMatch(a -> c.id().contains(a)
                                        || c.kind().equals(a)
                                        || c.family().equals(a)))
                .forEach(c -> {
                    Outcome o = Verdicts.judge(check, c);
                    int[] k = kinds.computeIfAbsent(c.family() + "  (" + c.kind() + ")", x -> new int[6]);
                    for (int[] n : List.of(all, k)) {
                        n[0]++;
                        n[1] += o.agrees() ? 1 : 0;
                        n[2] += !c.accepts() && o.accepts() ? 1 : 0;
                        n[3] += c.accepts() && !o.accepts() ? 1 : 0;
                        n[4] += !c.accepts() && !o.accepts() && !c.fields().isEmpty() ? 1 : 0;
                        n[5] += !c.accepts() && !o.accepts() && !c.fields().isEmpty() && o.namesField() ? 1 : 0;
                    }
                    if (!o.agrees() || (!c.accepts() && !o.namesField())) {
                        System.out.println(
                                (o.agrees() ? "FIELDS       " : c.accepts() ? "FALSE REJECT " : "FALSE ACCEPT ")
                                        + c.id());
                        System.out.println("    server " + c.status() + ' ' + c.fields() + ' ' + c.message());
                        o.findings().stream()
                                .filter(Diagnostic::isError)
                                .forEach(d -> System.out.println("    ours   "
                                        + (d.subject() == null
                                                ? ""
                                                : d.subject().path()) + ": " + d.message()));
                    }
                });
        kinds.forEach((k, n) -> {
            if (n[1] < n[0] || n[5] < n[4]) {
                System.out.println(row(k, n));
            }
        });
        System.out.println(row("all", all));
    }

    private static String row(String name, int[] n) {
        return "%-48s %5d cases, %5d agree (%.2f %%), %4d false accepts, %3d false rejects, fields %d of %d"
                .formatted(name, n[0], n[1], 100.0 * n[1] / n[0], n[2], n[3], n[5], n[4]);
    }
}
