package dev.windlass.review.origin;

import dev.windlass.source.Span;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a line of a spec or a template reaches: the answer to what would change if someone edited it.
 *
 * @param file the file's name
 * @param first the first line, from 1
 * @param last the last line
 */
public record Reach(String file, int first, int last) {
    /** A leaf that is reached, and how: the strongest part that the lines have in it. */
    public record Hit(Leaf leaf, Role role) {}

    /** The leaves that the lines had a part in, in their order. */
    public List<Hit> in(List<Leaf> leaves) {
        return leaves.stream().flatMap(leaf -> hit(leaf).stream()).toList();
    }

    private Optional<Hit> hit(Leaf leaf) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (OriginPlace place : leaf.places()) {
            if (covers(place.at())) {
                roles.add(place.role());
            }
        }
        return roles.stream().findFirst().map(role -> new Hit(leaf, role));
    }

    private boolean covers(Span span) {
        return span.file().name().equals(file)
                && span.from().line() <= last
                && Math.max(span.from().line(), span.to().line()) >= first;
    }
}
