package dev.windlass.deliver;

import dev.windlass.deliver.TreeView.Entry;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/** Makes the commit of a proposal, with all its objects in one pack. */
final class CommitWriter {
    /** Objects live for a moment and are sent once: speed is worth more than size. */
    private static final int FAST = 1;

    private final FileRepository repository;
    private final Author author;
    private final Optional<CommitSigner> signer;
    private final Steps steps;

    CommitWriter(FileRepository repository, Author author, Optional<CommitSigner> signer, Steps steps) {
        this.repository = repository;
        this.author = author;
        this.signer = signer;
        this.steps = steps;
    }

    /** The tree that a proposal makes, and how many files of environments differ from the tree it was made of. */
    record Tree(ObjectId id, int added, int changed, int removed) {}

    /** The tree that results; its new objects are in a pack of their own. */
    Tree tree(Head head, Proposal proposal) throws IOException {
        try (PackInserter into = inserter()) {
            TreeEdit edit = new TreeEdit();
            int[] counts = new int[3];
            for (Map.Entry<String, Optional<EnvironmentFiles>> one :
                    proposal.environments().entrySet()) {
                environment(head, one.getKey(), one.getValue(), edit, counts, into);
            }
            ObjectId tree = edit.apply(head.tree(), into);
            steps.at(Steps.Step.OBJECTS_INSERTED);
            into.flush();
            return new Tree(tree, counts[0], counts[1], counts[2]);
        }
    }

    private PackInserter inserter() {
        PackInserter into = repository.getObjectDatabase().newPackInserter();
        into.setCompressionLevel(FAST);
        return into;
    }

    private static void environment(
            Head head, String name, Optional<EnvironmentFiles> files, TreeEdit edit, int[] counts, PackInserter into)
            throws IOException {
        if (!OwnedPath.isEnvironment(name)) {
            throw new IllegalArgumentException("no environment: " + name);
        }
        Optional<PublishRecord> before = Optional.ofNullable(head.records().get(name));
        SortedMap<String, byte[]> wanted = files.map(EnvironmentFiles::files).orElse(new TreeMap<>());
        SortedMap<String, String> blobs = new TreeMap<>();
        for (Map.Entry<String, byte[]> one : wanted.entrySet()) {
            String path = one.getKey();
            if (!OwnedPath.isFileOf(name, path)) {
                throw new IllegalArgumentException("no file of " + name + ": " + path);
            }
            ObjectId blob = into.idFor(Constants.OBJ_BLOB, one.getValue());
            blobs.put(path, blob.name());
            Optional<Entry> there = head.tree().at(head.prefix() + path);
            if (there.filter(e -> e.isFile() && e.id().equals(blob)).isEmpty()) {
                counts[there.isEmpty() || there.get().isFolder() ? 0 : 1]++;
                edit.put(head.prefix() + path, into.insert(Constants.OBJ_BLOB, one.getValue()));
            }
        }
        for (String stale :
                before.map(PublishRecord::files).orElse(new TreeMap<>()).keySet()) {
            if (!wanted.containsKey(stale)) {
                String path = head.prefix() + stale;
                counts[2] += head.tree().at(path).filter(e -> !e.isFolder()).isPresent() ? 1 : 0;
                edit.remove(path);
            }
        }
        String record = head.prefix() + OwnedPath.RECORDS + "/" + name;
        if (files.isEmpty()) {
            edit.remove(record);
            return;
        }
        PublishRecord after =
                new PublishRecord(name, blobs, files.get().blocks(), files.get().source());
        // Rendered from another commit with the same result is the same: the record then stays with the commit that it
        // was first seen in.
        boolean isSame = before.filter(
                        b -> b.files().equals(after.files()) && b.blocks().equals(after.blocks()))
                .isPresent();
        if (!isSame) {
            edit.put(record, into.insert(Constants.OBJ_BLOB, RecordFormat.write(after)));
        }
    }

    /** Writes the commit, signed where the author signs. */
    ObjectId commit(ObjectId tree, List<ObjectId> parents, String message, Instant when)
            throws IOException, DeliveryFailure {
        PersonIdent who = new PersonIdent(author.name(), author.email(), when, ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(who);
        commit.setCommitter(who);
        commit.setMessage(clean(message));
        if (signer.isPresent()) {
            byte[] signature = signer.get().sign(commit.build());
            commit.setGpgSignature(new GpgSignature(signature));
        }
        try (PackInserter into = inserter()) {
            ObjectId id = into.insert(commit);
            into.flush();
            return id;
        }
    }

    /** As Git takes it: no control characters, one line break at the end. */
    static String clean(String message) {
        return message.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD").stripTrailing() + "\n";
    }
}
