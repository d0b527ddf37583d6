package dev.windlass.check;

import dev.windlass.check.Verdicts.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often our verdicts agree with a real server's, by family and in all. */
final class VerdictTally {
    private final Map<String, Counts> families = new TreeMap<>();
    private final Counts all = new Counts();
    private final List<String> disagreements = new ArrayList<>();

    /** What is counted. */
    private static final class Counts {
        private int cases;
        private int accepted;
        private int falseAccepts;
        private int falseRejects;
        private int withFields; // refused by both, and the server names fields
        private int sameFields;

        void add(Outcome o) {
            boolean serverAccepts = o.asked().accepts();
            cases++;
            accepted += serverAccepts ? 1 : 0;
            falseAccepts += !serverAccepts && o.accepts() ? 1 : 0;
            falseRejects += serverAccepts && !o.accepts() ? 1 : 0;
            if (!serverAccepts && !o.accepts() && !o.asked().fields().isEmpty()) {
                withFields++;
                sameFields += o.namesField() ? 1 : 0;
            }
        }

        double agreement() {
            return percent(cases - falseAccepts - falseRejects, cases);
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-18s %5d %9.2f %13d %13d %6d of %d",
                    name,
                    cases,
                    agreement(),
                    falseAccepts,
                    falseRejects,
                    sameFields,
                    withFields);
        }
    }

    void add(Outcome o) {
        families.computeIfAbsent(o.asked().family(), f -> new Counts()).add(o);
        all.add(o);
        if (!o.agrees()) {
            disagreements.add((o.accepts() ? "false accept " : "false reject ")
                    + o.asked().id());
        } else if (!o.asked().accepts() && !o.namesField()) {
            disagreements.add("other fields " + o.asked().id() + ' ' + o.fields() + ", not "
                    + o.asked().fields());
        }
    }

    /** The share of cases in which both accept or both refuse, in percent. */
    double agreement() {
        return all.agreement();
    }

    /** The share of what the server accepts that we refuse, in percent. */
    double falseRejects() {
        return percent(all.falseRejects, all.accepted);
    }

    /** The share of what both refuse for which we name the server's fields, in percent. */
    double sameFields() {
        return percent(all.sameFields, all.withFields);
    }

    /** Every disagreement by its id, then a table of the families. */
    String report() {
        List<String> lines = new ArrayList<>(disagreements);
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%-18s %5s %9s %13s %13s %s",
                "family",
                "cases",
                "agree (%)",
                "false accepts",
                "false rejects",
                "same fields"));
        families.forEach((family, counts) -> lines.add(counts.row(family)));
        lines.add(all.row("all"));
        lines.add(String.format(
                Locale.ROOT,
                "agreement %.2f %%, false rejects %.2f %% of what the server accepts, same fields %.2f %%",
                agreement(),
                falseRejects(),
                sameFields()));
        return String.join("\n", lines) + '\n';
    }

    private static double percent(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
