package dev.windlass.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words behind {@code explain} ask for. */
sealed interface ExplainTarget {
    Pattern LINE = Pattern.compile("(.+?):(\\d{1,9})(?::\\d+)?");
    Pattern RESOURCE = Pattern.compile("([A-Za-z]+)/([A-Za-z0-9][A-Za-z0-9.:_-]*)");

    /** A line of a file. */
    record Line(String file, int line) implements ExplainTarget {}

    /**
     * A unit, or a part of it.
     *
     * @param kind empty for all resources
     * @param field empty for whole manifests
     */
    record Unit(String environment, String unit, Optional<String> kind, Optional<String> name, Optional<String> field)
            implements ExplainTarget {}

    /** One word, such as a code. */
    record Word(String word) implements ExplainTarget {}

    /** Empty where the words make no sense together. */
    static Optional<ExplainTarget> of(List<String> words) {
        String first = words.getFirst();
        Matcher line = LINE.matcher(first);
        if (line.matches()) {
            return words.size() == 1
                    ? Optional.of(new Line(line.group(1), Integer.parseInt(line.group(2))))
                    : Optional.empty();
        }
        int slash = first.indexOf('/');
        if (slash < 0) {
            return words.size() == 1 ? Optional.of(new Word(first)) : Optional.empty();
        }
        if (slash == 0 || slash == first.length() - 1 || first.indexOf('/', slash + 1) > 0) {
            return Optional.empty();
        }
        Optional<Matcher> resource = words.size() > 1
                ? Optional.of(RESOURCE.matcher(words.get(1))).filter(Matcher::matches)
                : Optional.empty();
        int field = resource.isPresent() ? 2 : 1;
        if (words.size() > field + 1) {
            return Optional.empty();
        }
        return Optional.of(new Unit(
                first.substring(0, slash),
                first.substring(slash + 1),
                resource.map(m -> m.group(1)),
                resource.map(m -> m.group(2)),
                words.size() > field ? Optional.of(words.get(field)) : Optional.empty()));
    }
}
