package dev.windlass.deliver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * What commits say of their parents, as far as they were fetched. Other than a walk by JGit it sees the parents of a commit behind which the
 * history was cut off.
 */
final class History {
    private static final int MOST = 10_000;
    private static final String PARENT = "parent ";

    private final ObjectReader reader;

    History(ObjectReader reader) {
        this.reader = reader;
    }

    /** Whether a commit is the other, or comes after it, as far as is known here. */
    boolean contains(ObjectId later, ObjectId earlier) throws IOException {
        Set<ObjectId> seen = new HashSet<>(List.of(later));
        Deque<ObjectId> next = new ArrayDeque<>(seen);
        while (!next.isEmpty() && seen.size() < MOST) {
            ObjectId one = next.remove();
            if (one.equals(earlier)) {
                return true;
            }
            for (ObjectId parent : parents(one)) {
                if (seen.add(parent)) {
                    next.add(parent);
                }
            }
        }
        return seen.contains(earlier);
    }

    private List<ObjectId> parents(ObjectId commit) throws IOException {
        if (!reader.has(commit, Constants.OBJ_COMMIT)) {
            return List.of();
        }
        String text = new String(reader.open(commit, Constants.OBJ_COMMIT).getBytes(), StandardCharsets.ISO_8859_1);
        return text.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(PARENT))
                .map(line -> line.substring(PARENT.length()))
                .filter(ObjectId::isId)
                .map(ObjectId::fromString)
                .toList();
    }
}
