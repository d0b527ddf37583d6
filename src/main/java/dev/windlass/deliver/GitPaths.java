package dev.windlass.deliver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * Finds what paths lead to in a tree of Git's objects, through links as a file system would. No path and no link leads out of the tree. Each
 * folder is read once. Safe for use by several threads.
 */
final class GitPaths {
    /** How many links one path may lead through; Linux gives up after as many. */
    private static final int MOST_LINKS = 40;

    /** A link's text is not longer than a path may be. */
    private static final int LONGEST_LINK = 4096;

    /** Stands for the folder of a submodule: another repository, of which nothing is here. */
    private static final ObjectId SUBMODULE = ObjectId.zeroId();

    private final Repository git;
    private final @Nullable ObjectId root;
    private final Map<ObjectId, Map<String, Item>> folders = new ConcurrentHashMap<>();

    /** What stands under a name in a folder. */
    private record Item(FileMode mode, ObjectId id) {
        boolean isFolder() {
            return mode.equals(FileMode.TREE.getBits());
        }
    }

    /** What a path leads to. */
    sealed interface Found {
        /** A file of these bytes. */
        record File(ObjectId id) implements Found {}

        /** A folder. */
        record Folder(ObjectId tree) implements Found {}

        /** Nothing stands there. */
        record Nothing() implements Found {}

        /** A link stands there, to where nothing stands or in a circle. */
        record Dangling() implements Found {}

        /** The path, or a link on it, leads out of the tree. */
        record Outside() implements Found {}
    }

    private GitPaths(Repository git, @Nullable ObjectId root) {
        this.git = git;
        this.root = root;
    }

    /**
     * The paths below a folder of a tree.
     *
     * @param prefix the way to the folder, with {@code /}; links on it are not followed. Where there is no such folder, no path leads anywhere
     */
    static GitPaths of(Repository git, ObjectId tree, String prefix) throws IOException {
        GitPaths whole = new GitPaths(git, tree);
        ObjectId at = tree;
        for (String name : prefix.isEmpty() ? new String[0] : prefix.split("/", -1)) {
            Item item = whole.folder(at).get(name);
            if (item == null || !item.isFolder()) {
                return new GitPaths(git, null);
            }
            at = item.id();
        }
        return new GitPaths(git, at);
    }

    /**
     * Reads every folder, so that one that is missing from a damaged or partial clone is not taken for an empty one later.
     *
     * @param except a folder at the top that is not needed
     */
    void readAll(String except) throws IOException {
        if (root != null) {
            readAll(root, except);
        }
    }

    private void readAll(ObjectId tree, String except) throws IOException {
        for (Map.Entry<String, Item> entry : folder(tree).entrySet()) {
            if (entry.getValue().isFolder() && !entry.getKey().equals(except)) {
                readAll(entry.getValue().id(), "");
            }
        }
    }

    /** The names in a folder. */
    Collection<String> names(ObjectId tree) throws IOException {
        return folder(tree).keySet();
    }

    /** What stands at a path. */
    Found find(String path) throws IOException {
        if (root == null) {
            return new Found.Nothing();
        }
        if (path.startsWith("/")) {
            return new Found.Outside();
        }
        List<ObjectId> way = new ArrayList<>(List.of(root)); // the folders from the root to where we are
        Deque<String> steps = steps(path);
        int links = 0;
        boolean endsInLink = false;
        while (!steps.isEmpty()) {
            String step = steps.removeFirst();
            if (step.isEmpty() || step.equals(".")) {
                continue;
            }
            if (step.equals("..")) {
                way.removeLast();
                if (way.isEmpty()) {
                    return new Found.Outside();
                }
                continue;
            }
            Item item = folder(way.getLast()).get(step);
            if (item == null) {
                return nothing(endsInLink);
            }
            if (item.mode().equals(FileMode.GITLINK.getBits())) {
                way.add(SUBMODULE);
            } else if (item.isFolder()) {
                way.add(item.id());
            } else if (item.mode().equals(FileMode.SYMLINK.getBits())) {
                endsInLink |= isEnd(steps);
                String target = target(item.id());
                if (target.startsWith("/")) {
                    return new Found.Outside();
                }
                if (++links > MOST_LINKS) {
                    return nothing(endsInLink);
                }
                Deque<String> further = steps(target);
                further.addAll(steps);
                steps = further;
            } else {
                return isEnd(steps) ? new Found.File(item.id()) : nothing(endsInLink);
            }
        }
        return new Found.Folder(way.getLast());
    }

    private static boolean isEnd(Deque<String> steps) {
        return steps.stream().allMatch(String::isEmpty);
    }

    private static Found nothing(boolean endsInLink) {
        return endsInLink ? new Found.Dangling() : new Found.Nothing();
    }

    private static Deque<String> steps(String path) {
        return new ArrayDeque<>(Arrays.asList(path.split("/", -1)));
    }

    /** Where a link leads; one that is longer than any path leads to a name that is not there. */
    private String target(ObjectId link) throws IOException {
        try (ObjectReader reader = git.newObjectReader()) {
            ObjectLoader text = reader.open(link);
            return text.getSize() > LONGEST_LINK
                    ? "\0"
                    : new String(text.getCachedBytes(LONGEST_LINK), StandardCharsets.UTF_8);
        }
    }

    private Map<String, Item> folder(ObjectId tree) throws IOException {
        Map<String, Item> known = folders.get(tree);
        if (known == null && tree.equals(SUBMODULE)) {
            return Map.of();
        }
        if (known == null) {
            known = new LinkedHashMap<>();
            try (ObjectReader reader = git.newObjectReader()) {
                for (CanonicalTreeParser at = new CanonicalTreeParser(null, reader, tree); !at.eof(); at.next()) {
                    known.put(at.getEntryPathString(), new Item(at.getEntryFileMode(), at.getEntryObjectId()));
                }
            }
            folders.put(tree, known); // racing threads read the same
        }
        return known;
    }
}
