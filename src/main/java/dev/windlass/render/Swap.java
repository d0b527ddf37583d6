package dev.windlass.render;

import dev.windlass.source.DiskFolder;
import dev.windlass.source.DiskFolder.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of folders for new ones, all or nothing, under a lock that other processes respect.
 *
 * <p>Everything new is written below {@code .windlass-staging/new}. Then the list of folders is written, which is the point of no
 * return: before it, whoever finds the staging area throws it away; after it, the renames that are still due are made. Each rename is
 * one step of the file system, so that a folder is the old one or the new one, never a part.
 */
final class Swap implements AutoCloseable {
    private static final String STAGING = ".windlass-staging";
    private static final String LOCK = ".windlass-lock";
    private static final String NEW = "new";
    private static final String OLD = "old";
    private static final String STEPS = "steps";
    private static final String REPLACE = "+";
    private static final String REMOVE = "-";
    private static final int WAIT_MILLIS = 60_000;

    private final Path folder;
    private final Path staging;
    private final FileChannel lockFile;
    private final FileLock lock;
    /** Held while folders are exchanged, and for good by the hook of a process that ends: no exchange begins after that. */
    private final ReentrantLock exchanging = new ReentrantLock();

    private final Thread hook = new Thread(exchanging::lock, "windlass-finish");

    private Swap(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.staging = folder.resolve(STAGING);
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Whether a run was interrupted here, or is under way. */
    static boolean isInterrupted(Path folder) {
        return exists(folder.resolve(STAGING)) || exists(folder.resolve(LOCK));
    }

    /** Waits for other runs to finish, and mends what an interrupted one left. */
    static Swap into(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(LOCK);
        for (int waited = 0; waited < WAIT_MILLIS; waited += 20) {
            Object before = key(file);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            FileLock lock = tried(channel);
            if (lock != null && (before == null || before.equals(key(file)))) {
                Swap swap = new Swap(folder, channel, lock);
                Runtime.getRuntime().addShutdownHook(swap.hook);
                try {
                    swap.mend();
                } catch (IOException e) {
                    swap.close();
                    throw e;
                }
                return swap;
            }
            channel.close();
            pause();
        }
        throw new FileSystemException(folder.toString(), null, "another run of Windlass is writing there");
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this process has it
        }
    }

    /** Tells files apart that have the same name one after the other: whoever is done removes the lock's file. */
    private static @Nullable Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it waited for another run", e);
        }
    }

    /**
     * Exchanges folders.
     *
     * @param areas the folders: {@code ENVIRONMENT} or {@code ENVIRONMENT/UNIT}
     * @param wanted all that they shall hold; an area without any is removed
     */
    void exchange(SortedSet<String> areas, SortedMap<String, Manifest> wanted) throws IOException {
        if (areas.isEmpty()) {
            return;
        }
        List<Manifest> files = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (String area : areas) {
            Collection<Manifest> inside = wanted.subMap(area + "/", area + "0").values();
            files.addAll(inside);
            steps.add((inside.isEmpty() ? REMOVE : REPLACE) + area);
        }
        stage(files);
        exchanging.lock();
        try {
            Path list = staging.resolve(STEPS);
            Path draft = staging.resolve(STEPS + ".draft");
            Files.write(draft, steps, StandardCharsets.UTF_8);
            move(draft, list);
            try {
                advance(steps);
            } catch (IOException e) {
                Files.deleteIfExists(list);
                throw e;
            }
        } finally {
            exchanging.unlock();
        }
    }

    private void stage(List<Manifest> files) throws IOException {
        Path fresh = staging.resolve(NEW);
        Map<Path, List<Manifest>> units = new LinkedHashMap<>();
        for (Manifest m : files) {
            units.computeIfAbsent(parent(fresh.resolve(m.path())), _ -> new ArrayList<>())
                    .add(m);
        }
        Files.createDirectories(fresh);
        try {
            units.entrySet().parallelStream().forEach(e -> write(e.getKey(), e.getValue()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Path unit, List<Manifest> files) {
        try {
            Files.createDirectories(unit);
            for (Manifest m : files) {
                Path file = unit.resolve(m.path().substring(m.path().lastIndexOf('/') + 1));
                Files.write(file, m.text().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the renames that are still due, or takes those back that it made when one fails. */
    private void advance(List<String> steps) throws IOException {
        Deque<Path[]> made = new ArrayDeque<>();
        try {
            for (String step : steps) {
                String area = step.substring(1);
                Path target = folder.resolve(area);
                Path fresh = staging.resolve(NEW).resolve(area);
                Path old = staging.resolve(OLD).resolve(area);
                boolean due = step.startsWith(REMOVE) ? !exists(old) : exists(fresh);
                if (due && exists(target)) {
                    move(made, target, old);
                }
                if (due && exists(fresh)) {
                    move(made, fresh, target);
                }
            }
        } catch (IOException e) {
            while (!made.isEmpty()) {
                Path[] last = made.pop();
                move(last[1], last[0]);
            }
            throw e;
        }
    }

    private static void move(Deque<Path[]> made, Path from, Path to) throws IOException {
        Files.createDirectories(parent(to));
        move(from, to);
        made.push(new Path[] {from, to});
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean exists(Path path) {
        return DiskFolder.kind(path) != Kind.ABSENT;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** Finishes or throws away what an interrupted run left. */
    private void mend() throws IOException {
        advance(DiskFolder.lines(staging.resolve(STEPS)));
        delete(staging);
    }

    private static void delete(Path tree) throws IOException {
        if (!exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Ends the exchange: the staging area goes, and others may begin. */
    @Override
    public void close() throws IOException {
        exchanging.lock(); // never given when the process is ending
        try {
            mend();
            Files.deleteIfExists(folder.resolve(LOCK));
        } finally {
            exchanging.unlock();
            lock.release();
            lockFile.close();
            unhook();
        }
    }

    private void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook has run.
            return;
        }
    }
}
