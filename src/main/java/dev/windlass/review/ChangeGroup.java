package dev.windlass.review;

import dev.windlass.review.gate.Judged;
import java.util.List;

/**
 * The same change in one unit or in many.
 *
 * @param members in their order; at least one
 */
public record ChangeGroup(List<Judged> members) {
    public ChangeGroup {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a group of nothing");
        }
    }

    /** The one that stands for all: the first. */
    public Judged representative() {
        return members.getFirst();
    }

    public int size() {
        return members.size();
    }

    /** The units that it happens in, in order. */
    public List<String> units() {
        return members.stream()
                .map(m -> m.change().change().object().unit())
                .distinct()
                .toList();
    }
}
