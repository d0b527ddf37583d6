package dev.windlass.deliver;

import dev.windlass.deliver.HandEdit.Kind;
import dev.windlass.deliver.TreeView.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** Finds what people changed in a tree since it was published. */
final class HandEdits {
    private static final int LARGEST_SHOWN = 1 << 20;
    private static final int MOST_NAMES = 20;

    private final TreeView tree;
    private final String prefix;
    private final Runnable earlier;
    private boolean isHistoryFetched;

    HandEdits(TreeView tree, String prefix, Runnable earlier) {
        this.tree = tree;
        this.prefix = prefix;
        this.earlier = earlier;
    }

    /**
     * The edits, in order of paths.
     *
     * @param owned the files that were published, with their blobs
     * @param wanted the files that are to be there; an edit that already made one so is none. Empty to compare with {@code owned} alone
     */
    List<HandEdit> of(SortedMap<String, String> owned, Optional<SortedMap<String, byte[]>> wanted) throws IOException {
        SortedMap<String, HandEdit> edits = new TreeMap<>();
        SortedSet<String> paths = new TreeSet<>(owned.keySet());
        wanted.ifPresent(w -> paths.addAll(w.keySet()));
        SortedMap<String, byte[]> then = wanted.orElse(Collections.emptySortedMap());
        for (String path : paths) {
            Optional<ObjectId> was = Optional.ofNullable(owned.get(path)).map(ObjectId::fromString);
            Optional<byte[]> next = Optional.ofNullable(then.get(path));
            Optional<String> blocker = next.isPresent() ? tree.blocker(prefix + path) : Optional.empty();
            if (blocker.isPresent()) {
                edits.putIfAbsent(blocker.get(), inTheWay(blocker.get()));
                continue;
            }
            Optional<HandEdit> edit = edit(path, was, next, wanted.isPresent());
            if (edit.isPresent()) {
                edits.put(path, edit.get());
            }
        }
        return List.copyOf(edits.values());
    }

    /** What stands where a folder belongs that this path goes through. */
    Optional<HandEdit> inTheWayOf(String path) throws IOException {
        Optional<String> blocker = tree.blocker(prefix + path);
        return blocker.isPresent() ? Optional.of(inTheWay(blocker.get())) : Optional.empty();
    }

    private Optional<HandEdit> edit(String path, Optional<ObjectId> was, Optional<byte[]> next, boolean isProposal)
            throws IOException {
        Optional<Entry> entry = tree.at(prefix + path);
        if (was.isEmpty() && entry.isEmpty()) {
            return Optional.empty();
        }
        if (entry.isEmpty()) {
            boolean isUndone = !isProposal || next.isPresent();
            return isUndone
                    ? Optional.of(new HandEdit(path, published(was, next), Optional.empty(), Kind.REMOVED))
                    : Optional.empty();
        }
        Entry now = entry.get();
        Optional<ObjectId> then = next.map(HandEdits::blob);
        boolean isAsPublished = now.isFile() && was.filter(now.id()::equals).isPresent();
        boolean isAsWanted = now.isFile() && then.filter(now.id()::equals).isPresent();
        boolean isFolderToKeep = isProposal && next.isEmpty() && now.isFolder(); // what is stale is gone already
        if (isAsPublished || isAsWanted || isFolderToKeep) {
            return Optional.empty();
        }
        Kind kind = was.isEmpty() ? Kind.FOREIGN : kind(now);
        return Optional.of(new HandEdit(path, published(was, next), found(now), kind));
    }

    private HandEdit inTheWay(String path) throws IOException {
        Optional<Entry> entry = tree.at(path);
        Optional<String> found = entry.isPresent() ? found(entry.get()) : Optional.empty();
        return new HandEdit(path, Optional.empty(), found, Kind.IN_THE_WAY);
    }

    private static Kind kind(Entry entry) {
        if (entry.isLink()) {
            return Kind.REPLACED_BY_LINK;
        }
        if (entry.isFolder()) {
            return Kind.REPLACED_BY_FOLDER;
        }
        if (FileMode.GITLINK.equals(entry.bits())) {
            return Kind.REPLACED_BY_SUBMODULE;
        }
        return entry.isExecutable() ? Kind.MADE_EXECUTABLE : Kind.EDITED;
    }

    private static ObjectId blob(byte[] bytes) {
        return new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, bytes);
    }

    /** The text that was published: known where it is to be published again, and else a matter of the history. */
    private Optional<String> published(Optional<ObjectId> was, Optional<byte[]> next) throws IOException {
        if (was.isEmpty()) {
            return Optional.empty();
        }
        if (next.isPresent() && blob(next.get()).equals(was.get())) {
            return next.map(HandEdits::text);
        }
        Optional<byte[]> bytes = tree.bytes(was.get(), LARGEST_SHOWN);
        if (bytes.isEmpty() && !isHistoryFetched) {
            isHistoryFetched = true;
            earlier.run();
            bytes = tree.bytes(was.get(), LARGEST_SHOWN);
        }
        return bytes.map(HandEdits::text);
    }

    private Optional<String> found(Entry entry) throws IOException {
        if (entry.isFolder()) {
            Map<String, Entry> inside = tree.children(entry.id());
            String more = inside.size() > MOST_NAMES ? "…\n" : "";
            List<String> names = inside.keySet().stream().limit(MOST_NAMES).toList();
            return Optional.of(String.join("\n", names) + "\n" + more);
        }
        if (FileMode.GITLINK.equals(entry.bits())) {
            return Optional.of(entry.id().name());
        }
        Optional<byte[]> bytes = tree.bytes(entry.id(), LARGEST_SHOWN);
        return Optional.of(bytes.map(HandEdits::text).orElse("(more than 1 MiB)"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
