package dev.windlass.review.origin;

import dev.windlass.source.Span;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a line of a spec or a template reaches: the answer to what would change if someone edited it. A value that was taken from the
 * file's name hangs on no line of it, and one that hung on which keys the whole file has is not said of the line where it begins.
 *
 * @param file the file's name
 * @param begin where the outermost value of the file begins, counted in {@code char}s; -1 where it is no YAML
 * @param first the first line, from 1
 * @param last the last line
 */
public record Reach(String file, int begin, int first, int last) {
    /** A leaf that is reached, and how: the strongest part that the lines have in it. */
    public record Hit(Leaf leaf, Role role) {}

    /** The leaves that the lines had a part in, in their order. */
    public List<Hit> in(List<Leaf> leaves) {
        return leaves.stream().flatMap(leaf -> hit(leaf).stream()).toList();
    }

    private Optional<Hit> hit(Leaf leaf) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (OriginPlace place : leaf.places()) {
            if (covers(place.at()) && !isOfWholeFile(place)) {
                roles.add(place.role());
            }
        }
        return roles.stream().findFirst().map(role -> new Hit(leaf, role));
    }

    private boolean isOfWholeFile(OriginPlace place) {
        return begin >= 0
                && (place.role() == Role.GENERATED
                        || (place.role() == Role.CONDITION
                                && (place.at().start() == begin
                                        || place.at().equals(place.at().file().start()))));
    }

    private boolean covers(Span span) {
        return span.file().name().equals(file)
                && span.from().line() <= last
                && Math.max(span.from().line(), span.to().line()) >= first;
    }
}
