package dev.windlass.deliver;

import dev.windlass.review.Goldens;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.source.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A platform's repository as a Git revision has it, read from Git's objects: the work tree is neither looked at nor touched. Links are
 * followed only as long as they stay inside the platform's folder. Holds the repository open until it is closed.
 */
public final class RevisionTree implements SourceTree, AutoCloseable {
    private final SourceRepository repository;
    private final String commit;
    private final GitPaths paths;
    private final Map<String, Reading> read = new ConcurrentHashMap<>();

    private RevisionTree(SourceRepository repository, String commit, GitPaths paths) {
        this.repository = repository;
        this.commit = commit;
        this.paths = paths;
    }

    /**
     * Opens a revision. One that does not have the platform's folder is an empty tree.
     *
     * @param root the platform's folder, in a work tree of its Git repository
     * @param revision whatever names a commit to Git: a branch, a tag, an id, {@code HEAD~1}, {@code origin/main}
     */
    public static Result<RevisionTree> open(Path root, String revision) {
        try {
            Optional<SourceRepository> repository = SourceRepository.open(root);
            return repository.isEmpty()
                    ? Result.none(
                            fault("this folder is in no Git repository, so it has no revision \"" + revision + '"')
                                    .help("run it in a clone, or compare with a folder: --against DIR"))
                    : open(repository.get(), revision);
        } catch (IOException e) {
            return Result.none(fault("the Git repository of this folder cannot be read")
                    .help("check its permissions, and that git fsck finds no fault"));
        }
    }

    private static Result<RevisionTree> open(SourceRepository repository, String revision) throws IOException {
        boolean isOpen = false;
        try (ObjectReader reader = repository.git().newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            ObjectId id = repository.git().resolve(revision + "^{commit}");
            if (id == null) {
                return Result.none(unknown(repository.git(), revision));
            }
            RevCommit commit = walk.parseCommit(id);
            Result<RevisionTree> opened = open(repository, revision, commit);
            isOpen = opened.value().isPresent();
            return opened;
        } catch (MissingObjectException | IncorrectObjectTypeException | RevisionSyntaxException e) {
            return Result.none(unknown(repository.git(), revision));
        } finally {
            if (!isOpen) {
                repository.close();
            }
        }
    }

    private static Result<RevisionTree> open(SourceRepository repository, String revision, RevCommit commit) {
        try {
            GitPaths paths = GitPaths.of(repository.git(), commit.getTree(), repository.prefix());
            paths.readAll(Goldens.FOLDER);
            return Result.of(new RevisionTree(repository, commit.name(), paths));
        } catch (IOException e) {
            return Result.none(fault("the revision \"" + revision + "\" is not whole in this Git repository")
                    .help("fetch it again into a full clone; git fsck says what is missing"));
        }
    }

    private static Diagnostic unknown(Repository git, String revision) throws IOException {
        String format = git.getConfig().getString("extensions", null, "objectformat");
        if (format != null && !format.equals("sha1")) {
            return fault("this Git repository names its objects by " + format + ", which Windlass cannot read")
                    .help("compare with a folder: --against DIR");
        }
        String help = Code.UNKNOWN_REVISION.advice();
        if (!git.getObjectDatabase().getShallowCommits().isEmpty()) {
            help =
                    "this clone is shallow: fetch the rest with git fetch --unshallow, or check out with the whole history "
                            + "(fetch-depth: 0 in a workflow)";
        } else {
            TreeSet<String> names = new TreeSet<>();
            for (Ref ref : git.getRefDatabase().getRefs()) {
                names.add(Repository.shortenRefName(ref.getName()));
            }
            String remote = "origin/" + revision;
            String nearest =
                    names.contains(remote) ? "did you mean \"" + remote + "\"?" : Nearest.help(revision, names);
            help = nearest == null ? help : nearest;
        }
        return fault("there is no revision \"" + revision + "\" in this Git repository")
                .help(help);
    }

    private static Diagnostic fault(String message) {
        return Diagnostic.error(Code.UNKNOWN_REVISION, null, message);
    }

    /** The full id of the commit. */
    public String commit() {
        return commit;
    }

    @Override
    public Reading read(String path) {
        return read.computeIfAbsent(path, this::load);
    }

    private Reading load(String path) {
        try {
            return switch (paths.find(path)) {
                case GitPaths.Found.Nothing _, GitPaths.Found.Folder _ -> new Reading.Absent();
                case GitPaths.Found.Dangling _ ->
                    TextFile.refused(Code.UNREADABLE_FILE, path, "is a link to something that does not exist");
                case GitPaths.Found.Outside _ ->
                    TextFile.refused(Code.OUTSIDE_ROOT, path, "leads out of the repository");
                case GitPaths.Found.File(ObjectId id) -> blob(path, id);
            };
        } catch (MissingObjectException e) {
            return TextFile.refused(Code.UNREADABLE_FILE, path, "is not in this clone of the Git repository");
        } catch (IOException e) {
            return TextFile.refused(Code.UNREADABLE_FILE, path, "cannot be read");
        }
    }

    private Reading blob(String path, ObjectId id) throws IOException {
        try (ObjectReader reader = repository.git().newObjectReader()) {
            ObjectLoader blob = reader.open(id);
            return blob.getSize() > TextFile.largest(path)
                    ? TextFile.tooLarge(path)
                    : TextFile.decoded(path, blob.getCachedBytes(TextFile.largest(path)));
        }
    }

    @Override
    public List<Entry> list(String folder) {
        List<Entry> entries = new ArrayList<>();
        try {
            if (paths.find(folder) instanceof GitPaths.Found.Folder(ObjectId tree)) {
                for (String name : paths.names(tree)) {
                    if (!name.startsWith(".")) {
                        String below = folder.isEmpty() ? name : folder + "/" + name;
                        entries.add(new Entry(name, paths.find(below) instanceof GitPaths.Found.Folder));
                    }
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    @Override
    public void close() {
        repository.close();
    }
}
