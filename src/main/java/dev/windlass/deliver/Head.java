package dev.windlass.deliver;

import dev.windlass.deliver.TreeView.Entry;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a branch of the deploy repository holds at one commit. It may be used while the function runs that was given it, and by its thread
 * alone.
 */
public final class Head {
    /** No manifest is nearly as large: Kubernetes takes 1.5 MiB. */
    private static final int LARGEST_MANIFEST = 4 << 20;

    /** A record is looked for in so many folders one in another, and in so many places that hold the same. */
    private static final int DEEPEST = 64;

    private static final int MOST_PATHS = 16;

    private final Optional<ObjectId> commit;
    private final String prefix;
    private final TreeView tree;
    private final SortedMap<String, PublishRecord> records = new TreeMap<>();
    private final SortedMap<String, Diagnostic> damaged = new TreeMap<>();
    private final HandEdits edits;

    /**
     * Reads the records.
     *
     * @param earlier fetches more of the history, so that what was published can be shown; called once at most
     */
    Head(Destination to, Optional<ObjectId> commit, TreeView tree, Runnable earlier)
            throws IOException, DeliveryFailure {
        this.commit = commit;
        this.prefix = to.path().isEmpty() ? "" : to.path() + "/";
        this.tree = tree;
        this.edits = new HandEdits(tree, prefix, earlier);
        String folder = prefix + OwnedPath.RECORDS;
        if (tree.at(folder).filter(e -> !e.isFolder()).isPresent()) {
            throw new DeliveryFailure(noFolder(to, folder));
        }
        for (Map.Entry<String, Entry> one : tree.list(folder).entrySet()) {
            if (OwnedPath.isEnvironment(one.getKey())) {
                read(to, one.getKey(), folder + "/" + one.getKey(), one.getValue());
            }
        }
    }

    /** Nobody knows then what was published there, so that nothing may be taken for a first publish. */
    private static Diagnostic noFolder(Destination to, String path) {
        return Diagnostic.error(
                        Code.DAMAGED_RECORD,
                        null,
                        path + " on branch " + to.branch() + " of " + to.shown()
                                + " is damaged: it is no folder, and Windlass keeps its records in one of that name")
                .help("remove it there (git rm " + path
                        + "), restore the folder where there was one (git checkout COMMIT -- " + path
                        + "), commit and push it");
    }

    /**
     * Where in the whole branch an environment of this name is recorded: the folders that its records are beneath, the top as empty text,
     * whatever path the head is looked at from. A record that is damaged is empty.
     */
    public SortedMap<String, Optional<PublishRecord>> recorded(String environment) {
        SortedMap<String, Optional<PublishRecord>> found = new TreeMap<>();
        try {
            Map<ObjectId, List<String>> level = new LinkedHashMap<>();
            tree.root().ifPresent(root -> level.put(root, List.of("")));
            for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
                Map<ObjectId, List<String>> next = new LinkedHashMap<>();
                for (Map.Entry<ObjectId, List<String>> folder : level.entrySet()) {
                    look(environment, folder.getKey(), folder.getValue(), found, next);
                }
                level.clear();
                level.putAll(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Looks into a folder that stands at these paths, and notes the folders in it. The same folder is looked into once. */
    private void look(
            String environment,
            ObjectId folder,
            List<String> paths,
            SortedMap<String, Optional<PublishRecord>> found,
            Map<ObjectId, List<String>> inside)
            throws IOException {
        for (Map.Entry<String, Entry> one : tree.children(folder).entrySet()) {
            ObjectId id = one.getValue().id();
            if (!one.getValue().isFolder()) {
                continue;
            }
            if (one.getKey().equals(OwnedPath.RECORDS)) {
                Entry entry = tree.children(id).get(environment);
                if (entry != null) {
                    Optional<PublishRecord> record = record(environment, entry);
                    paths.forEach(path -> found.put(path, record));
                }
                continue;
            }
            List<String> known = inside.computeIfAbsent(id, _ -> new ArrayList<>());
            paths.stream()
                    .limit(MOST_PATHS - known.size())
                    .forEach(p -> known.add(p.isEmpty() ? one.getKey() : p + "/" + one.getKey()));
        }
    }

    private Optional<PublishRecord> record(String environment, Entry entry) throws IOException {
        return reading(environment, entry) instanceof RecordFormat.Reading.Intact(PublishRecord record)
                ? Optional.of(record)
                : Optional.empty();
    }

    private RecordFormat.Reading reading(String environment, Entry entry) throws IOException {
        Optional<byte[]> bytes = entry.isFile() ? tree.bytes(entry.id(), RecordFormat.LARGEST) : Optional.empty();
        return bytes.isPresent()
                ? RecordFormat.read(environment, bytes.get())
                : new RecordFormat.Reading.Damaged(entry.isFile() ? "it is too large" : "it is no plain file");
    }

    private void read(Destination to, String environment, String path, Entry entry) throws IOException {
        switch (reading(environment, entry)) {
            case RecordFormat.Reading.Intact(PublishRecord record) -> records.put(environment, record);
            case RecordFormat.Reading.Damaged(String what) -> {
                String message = path + " on branch " + to.branch() + " of " + to.shown() + " is damaged: " + what;
                damaged.put(
                        environment,
                        Diagnostic.error(Code.DAMAGED_RECORD, null, message)
                                .help("restore it from an earlier commit there (git checkout COMMIT -- " + path
                                        + "), commit and push it"));
            }
        }
    }

    /** The commit's full id; empty where the branch does not exist yet. */
    public Optional<String> commit() {
        return commit.map(ObjectId::name);
    }

    /** The records of the environments that were published there, by their names. A damaged one is missing here: see {@link #damaged}. */
    public SortedMap<String, PublishRecord> records() {
        return Collections.unmodifiableSortedMap(records);
    }

    /** What is wrong with records that cannot be read, by environment. Such an environment is not published; others are. */
    public SortedMap<String, Diagnostic> damaged() {
        return Collections.unmodifiableSortedMap(damaged);
    }

    /**
     * The files that Windlass owns there, as they are now: {@code ENVIRONMENT/UNIT/FILE.yaml}. One that was removed by hand, or is no
     * regular file of a sensible size any more, is missing; none for an environment that was never published.
     */
    public SortedMap<String, byte[]> files(String environment) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            for (String path : owned(environment).keySet()) {
                Optional<Entry> entry = tree.at(prefix + path).filter(e -> e.isFile() || e.isExecutable());
                if (entry.isPresent()) {
                    tree.bytes(entry.get().id(), LARGEST_MANIFEST).ifPresent(bytes -> files.put(path, bytes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The files of an environment that are not as they were published. It knows nothing of new files: see the other. */
    public List<HandEdit> handEdits(String environment) {
        return found(environment, Optional.empty());
    }

    /** Everything that people did and that this proposal would undo, foreign files in the places of new ones among it. */
    public List<HandEdit> handEdits(Proposal proposal) {
        List<HandEdit> all = new ArrayList<>();
        proposal.environments().forEach((environment, files) -> {
            SortedMap<String, byte[]> wanted =
                    files.map(EnvironmentFiles::files).orElse(new TreeMap<>());
            all.addAll(found(environment, Optional.of(wanted)));
            if (files.isPresent()) {
                inTheWay(environment).ifPresent(e -> all.add(e));
            }
        });
        return all.stream().distinct().toList();
    }

    /** What stands where a folder belongs that the record of an environment goes into. */
    private Optional<HandEdit> inTheWay(String environment) {
        try {
            return edits.inTheWayOf(OwnedPath.RECORDS + "/" + environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<HandEdit> found(String environment, Optional<SortedMap<String, byte[]>> wanted) {
        try {
            return edits.of(owned(environment), wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedMap<String, String> owned(String environment) {
        PublishRecord record = records.get(environment);
        return record == null ? new TreeMap<>() : record.files();
    }

    TreeView tree() {
        return tree;
    }

    String prefix() {
        return prefix;
    }
}
