package dev.windlass.review.gate;

import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Span;
import dev.windlass.syntax.YamlWriter;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reviewed decision to let one change of one resource pass the gate of one environment.
 *
 * @param environment the environment whose folder it stands in
 * @param resource in one of the forms of {@link #names}
 * @param risks the classes that it takes; those that it does not name stay blocked
 * @param change the digest of the change
 * @param reason why it may pass
 * @param at where it is written
 */
public record Acknowledgement(
        String environment, String resource, SortedSet<Risk> risks, String change, String reason, Span at) {
    /** What needs no quotes between braces. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*");

    public Acknowledgement {
        risks = Collections.unmodifiableSortedSet(new TreeSet<>(risks));
    }

    /** Whether it speaks of exactly this change. */
    public boolean fits(Judged judged) {
        StoredObject object = judged.change().change().object();
        return fits(object, judged.digest());
    }

    /** Whether it speaks of the change of this object that has this digest. */
    boolean fits(StoredObject object, String digest) {
        return environment.equals(object.environment())
                && change.equals(digest)
                && names(object).contains(resource);
    }

    /** How an acknowledgement can name a resource, the shortest form first. */
    public static SequencedSet<String> names(StoredObject object) {
        SequencedSet<String> names = new LinkedHashSet<>();
        String kind = object.kind();
        String whole = object.group().isEmpty() ? kind : kind + "." + object.group();
        names.add(kind + "/" + object.name());
        names.add(whole + "/" + object.name());
        object.namespace().ifPresent(namespace -> {
            names.add(kind + "/" + namespace + "/" + object.name());
            names.add(whole + "/" + namespace + "/" + object.name());
        });
        return names;
    }

    /**
     * The line of {@code acknowledged.yaml} that lets a blocked change pass, but for its reason, which is for a person to give.
     *
     * @param others the changes that it must not be taken for
     */
    public static String line(Judged judged, List<Judged> others) {
        StoredObject object = judged.change().change().object();
        String name = names(object).stream()
                .filter(n -> others.stream().noneMatch(o -> isAnother(judged, o, n)))
                .findFirst()
                .orElseGet(() -> names(object).getLast());
        List<String> risks = judged.blocked().stream().map(Risk::id).toList();
        return "- {resource: " + (PLAIN.matcher(name).matches() ? name : YamlWriter.quoted(name)) + ", risk: "
                + (risks.size() == 1
                        ? risks.getFirst()
                        : risks.stream().collect(Collectors.joining(", ", "[", "]")))
                + ", change: \"" + judged.digest() + "\", reason: \"\"}";
    }

    private static boolean isAnother(Judged judged, Judged other, String name) {
        StoredObject object = other.change().change().object();
        return other != judged
                && object.environment()
                        .equals(judged.change().change().object().environment())
                && names(object).contains(name);
    }
}
