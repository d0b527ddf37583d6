package dev.windlass.review.gate;

import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Span;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;

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
}
