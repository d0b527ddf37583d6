package dev.windlass.deliver;

import dev.windlass.source.DiskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository of our own in the folder for temporary files, which holds what one publish fetched and made. It goes when it is
 * closed; one that a killed process left goes a day later, by whichever publish of the same user comes next.
 */
final class LocalClone implements AutoCloseable {
    static final String PREFIX = "windlass-deploy-";

    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final Path folder;
    private final FileRepository repository;

    private LocalClone(Path folder, FileRepository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    static LocalClone make() throws IOException {
        GitSystem.begin();
        Path folder = Files.createTempDirectory(PREFIX);
        try {
            removeLeftOvers(folder);
            FileRepository repository = (FileRepository) new FileRepositoryBuilder()
                    .setGitDir(folder.toFile())
                    .setBare()
                    .build();
            repository.create(true);
            StoredConfig config = repository.getConfig();
            config.setBoolean("gc", null, "auto", false);
            // What is pushed is new and mostly small: looking for deltas takes longer than sending it.
            config.setBoolean("pack", null, "deltacompression", false);
            return new LocalClone(folder, repository);
        } catch (IOException e) {
            remove(folder);
            throw e;
        }
    }

    FileRepository repository() {
        return repository;
    }

    @Override
    public void close() {
        repository.close();
        try {
            remove(folder);
        } catch (IOException _) {
            // It is removed as a left-over some day.
        }
    }

    private static void removeLeftOvers(Path mine) {
        Instant limit = Instant.now().minus(LEFT_OVER);
        try {
            Path parent = mine.toAbsolutePath().getParent();
            if (parent == null) {
                return;
            }
            for (Path other : DiskFolder.list(parent)) {
                boolean isOne = String.valueOf(other.getFileName()).startsWith(PREFIX)
                        && DiskFolder.kind(other) == DiskFolder.Kind.FOLDER
                        && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(mine));
                if (isOne && modified(other).isBefore(limit)) {
                    remove(other);
                }
            }
        } catch (IOException | UnsupportedOperationException _) {
            // Left-overs cost some space, and hinder nothing.
        }
    }

    private static Instant modified(Path path) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    private static void remove(Path path) throws IOException {
        if (DiskFolder.kind(path) == DiskFolder.Kind.FOLDER) {
            for (Path inside : DiskFolder.list(path)) {
                remove(inside);
            }
        }
        Files.deleteIfExists(path);
    }
}
