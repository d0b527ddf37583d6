package dev.windlass.report;

import dev.windlass.deliver.SourceCommit;
import dev.windlass.review.Review;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The message of a commit in the deploy repository: what changes, by risk, and what it was made from as trailers, which {@code git log
 * --format='%(trailers:key=Source-Commit)'} and the web pages of Git hosts can read.
 */
public final class PublicationMessage {
    /** So many are named; the same change in several units counts once. */
    private static final int ENTRIES = 50;

    /** First lines beyond this are cut by most tools. */
    private static final int SUBJECT = 72;

    /** Longer lines are cut: a reason may quote what a user wrote. */
    private static final int LINE = 300;

    private final SourceCommit source;
    private final String version;
    private final Map<String, String> reasons;

    /**
     * @param version of Windlass
     * @param reasons why a change was acknowledged, by the digest of the change
     */
    public PublicationMessage(SourceCommit source, String version, Map<String, String> reasons) {
        this.source = source;
        this.version = version;
        this.reasons = Map.copyOf(reasons);
    }

    /** What happens to one environment as a whole. */
    public enum Step {
        /** It was never published there. */
        FIRST,
        /** It was, and is published anew. */
        NEXT,
        /** Its files go. */
        REMOVED
    }

    /**
     * The whole message.
     *
     * @param steps the environments of the commit
     * @param review what changes in all of them
     */
    public String of(SortedMap<String, Step> steps, Review review) {
        StringBuilder out = new StringBuilder();
        out.append(subject(steps, review)).append("\n\n");
        List<Judged> named = review.changes().stream()
                .filter(j -> steps.get(environment(j)) != Step.FIRST)
                .toList();
        if (!named.isEmpty()) {
            out.append(body(named)).append('\n');
        }
        return out.append(trailers(steps)).toString();
    }

    /** One line that says what changes: {@code production: 3 changes, 1 restart}. */
    public static String subject(SortedMap<String, Step> steps, Review review) {
        Map<String, List<Judged>> changes = review.changes().stream()
                .collect(Collectors.groupingBy(PublicationMessage::environment, TreeMap::new, Collectors.toList()));
        String all = steps.entrySet().stream()
                .map(e -> e.getKey() + ": " + summary(e.getValue(), changes.getOrDefault(e.getKey(), List.of())))
                .collect(Collectors.joining("; "));
        return all.length() <= SUBJECT || steps.size() == 1
                ? all
                : steps.size() + " environments: " + summary(Step.NEXT, review.changes());
    }

    private static String summary(Step step, List<Judged> changes) {
        int n = changes.size();
        return switch (step) {
            case FIRST -> "first publish, " + count(n, "resource");
            case REMOVED -> "removed, " + count(n, "resource");
            case NEXT -> n == 0 ? "no change of a resource" : count(n, "change") + risks(changes);
        };
    }

    private static String risks(List<Judged> changes) {
        SortedMap<Risk, Integer> counts = new TreeMap<>();
        changes.forEach(j -> counts.merge(j.change().risk(), 1, Integer::sum));
        counts.remove(Risk.SAFE);
        return counts.entrySet().stream()
                .map(e -> ", " + e.getValue() + " " + e.getKey().id())
                .collect(Collectors.joining());
    }

    private String body(List<Judged> changes) {
        List<ReviewEntry> entries = ReviewEntry.of(changes);
        SortedMap<Risk, List<ReviewEntry>> byRisk = entries.stream()
                .limit(ENTRIES)
                .collect(Collectors.groupingBy(ReviewEntry::risk, TreeMap::new, Collectors.toList()));
        StringBuilder out = new StringBuilder();
        byRisk.forEach((risk, alike) -> {
            out.append(risk.id()).append('\n');
            alike.forEach(entry -> out.append(lines(entry)));
        });
        int rest = entries.stream()
                .skip(ENTRIES)
                .mapToInt(entry -> entry.members().size())
                .sum();
        return rest == 0 ? out.toString() : out + "and " + rest + " more\n";
    }

    private String lines(ReviewEntry entry) {
        Judged first = entry.first();
        String line =
                "- " + entry.environment() + ": " + entry.change().action().id() + " " + entry.names();
        if (entry.risk() != Risk.SAFE || entry.isMixed()) {
            line += ": " + entry.reason();
        }
        StringBuilder out = new StringBuilder(cut(line)).append('\n');
        if (first.acknowledged()) {
            String why = entry.members().stream()
                    .map(j -> reasons.getOrDefault(j.digest(), ""))
                    .filter(r -> !r.isBlank())
                    .distinct()
                    .map(Secrets::hidden)
                    .collect(Collectors.joining("; "));
            out.append(cut("  acknowledged: " + why)).append('\n');
        }
        return out.toString();
    }

    private String trailers(SortedMap<String, Step> steps) {
        List<String> lines = new ArrayList<>();
        steps.keySet().forEach(e -> lines.add("Windlass-Environment: " + e));
        source.repository().ifPresent(r -> lines.add("Source-Repository: " + r));
        source.commit().ifPresent(c -> lines.add("Source-Commit: " + c + (source.dirty() ? "-dirty" : "")));
        lines.add("Windlass-Version: " + version);
        return lines.stream().map(l -> cut(l) + "\n").collect(Collectors.joining());
    }

    /** One line, of bounded length, without what could steer a terminal: none of it can pass for another line of the message. */
    private static String cut(String line) {
        String one = Glyphs.shown(line.replaceAll("\\R", " "));
        return TextCut.of(one, LINE);
    }

    private static String environment(Judged judged) {
        return judged.change().change().object().environment();
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
