package dev.windlass.review.gate;

import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.risk.Risk;
import dev.windlass.syntax.YamlWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the lines of {@code acknowledged.yaml} that let blocked changes pass, but for the reasons, which are for a person to give. */
public final class AcknowledgementWriter {
    /** What needs no quotes between braces. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*");

    /** How many changed resources a name could mean, by environment and name. */
    private final Map<List<String>, Integer> meant = new HashMap<>();

    /** @param changes all changes of a review: a resource is named so that it is taken for no other */
    public AcknowledgementWriter(List<Judged> changes) {
        for (Judged judged : changes) {
            StoredObject object = judged.change().change().object();
            Acknowledgement.names(object).forEach(n -> meant.merge(List.of(object.environment(), n), 1, Integer::sum));
        }
    }

    /** The line for a blocked change: a list entry of one line, for all classes that are blocked. */
    public String line(Judged judged) {
        StoredObject object = judged.change().change().object();
        String name = Acknowledgement.names(object).stream()
                .filter(n -> meant.getOrDefault(List.of(object.environment(), n), 1) == 1)
                .findFirst()
                .orElseGet(() -> Acknowledgement.names(object).getLast());
        List<String> risks = judged.blocked().stream().map(Risk::id).toList();
        return "- {resource: " + (PLAIN.matcher(name).matches() ? name : YamlWriter.quoted(name)) + ", risk: "
                + (risks.size() == 1 ? risks.getFirst() : risks.stream().collect(Collectors.joining(", ", "[", "]")))
                + ", change: \"" + judged.digest() + "\", reason: \"\"}";
    }
}
