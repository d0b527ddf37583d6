package dev.windlass.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;

/**
 * Finds the files that hold manifests below paths that someone named: a file as it is named, whatever its name ends with; in a folder every
 * {@code .yaml}, {@code .yml} and {@code .json} in it and below it, in the order of the names' bytes, without what is hidden. Each real
 * folder is looked into once, so that links in a circle end.
 *
 * <p>A link that leads out of both the named folder and the home folder is not followed: what lies in a folder may come from a stranger's
 * pull request, and a link to a file of the machine would print that file. What cannot be found or looked into is found all the same, as
 * a file whose reading says why.
 */
public final class ManifestFinder {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(s -> s.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private static final Comparator<ManifestFile> ORDER =
            Comparator.comparing(f -> Arrays.asList(f.relative().split("/", -1)), ManifestFinder::compare);

    private static final Set<String> ENDINGS = Set.of("yaml", "yml", "json");

    private final Path home;
    private final InputStream input;

    /**
     * A finder.
     *
     * @param home links may lead anywhere inside it; the repository's root
     * @param input what {@code -} stands for
     */
    public ManifestFinder(Path home, InputStream input) {
        this.home = home;
        this.input = input;
    }

    /** The files below these paths, path by path as they were named, none twice. */
    public List<ManifestFile> find(List<String> paths) {
        List<ManifestFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String path : paths) {
            find(path).stream().filter(f -> names.add(f.name())).forEach(files::add);
        }
        return files;
    }

    /** The files below one path, in order of their names. */
    public List<ManifestFile> find(String named) {
        if (named.equals(ManifestFile.STANDARD_INPUT)) {
            return List.of(ManifestFile.in(input));
        }
        Path path;
        try {
            path = Path.of(named);
        } catch (InvalidPathException e) {
            return List.of(refused(named, "this is not a path", "correct it"));
        }
        String own = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            List<ManifestFile> files = new Walk(path, stem(named)).all();
            return files.isEmpty()
                    ? List.of(
                            refused(named, "there is no .yaml, .yml or .json file in this folder", "correct the path"))
                    : files;
        }
        if (Files.exists(path)) {
            return List.of(ManifestFile.on(path, named, own));
        }
        return List.of(
                Files.isSymbolicLink(path)
                        ? refused(named, "this is a link to something that does not exist", "mend the link")
                        : refused(named, "there is no such file or folder", "correct the path"));
    }

    /** Whether this path names a folder. */
    public static boolean isFolder(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether this path names anything. */
    public static boolean exists(String path) {
        try {
            return path.equals(ManifestFile.STANDARD_INPUT) || Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static ManifestFile refused(String name, String what, String help) {
        return ManifestFile.refused(Code.USAGE, name, name, what, help);
    }

    /** What stands before the names of a folder's files. */
    private static String stem(String folder) {
        return folder.endsWith("/") ? folder : folder + "/";
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = BY_BYTES.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** One look through one folder. Links wait until all that is really there was seen, so that a file goes by its own name. */
    private final class Walk {
        private final Path root;
        private final String stem;
        private final List<ManifestFile> found = new ArrayList<>();
        private final Set<Path> seen = new HashSet<>();
        private final Queue<String> links = new ArrayDeque<>();
        private final List<Path> bounds = new ArrayList<>();

        Walk(Path root, String stem) {
            this.root = root;
            this.stem = stem;
            for (Path bound : List.of(root, home)) {
                try {
                    bounds.add(bound.toRealPath());
                } catch (IOException e) {
                    // A bound that is not there lets nothing in.
                }
            }
        }

        List<ManifestFile> all() {
            enter("");
            for (String link = links.poll(); link != null; link = links.poll()) {
                follow(link);
            }
            found.sort(ORDER);
            return found;
        }

        private void enter(String folder) {
            List<String> names = new ArrayList<>();
            try {
                Path path = root.resolve(folder);
                if (!seen.add(path.toRealPath())) {
                    return;
                }
                try (var entries = Files.newDirectoryStream(path)) {
                    entries.forEach(e -> names.add(String.valueOf(e.getFileName())));
                }
            } catch (IOException | DirectoryIteratorException e) {
                refuse(Code.UNREADABLE_FILE, folder, "this folder cannot be looked into", "check its permissions");
                return;
            }
            names.sort(BY_BYTES);
            for (String name : names) {
                if (!name.startsWith(".")) {
                    meet(folder.isEmpty() ? name : folder + "/" + name);
                }
            }
        }

        private void meet(String relative) {
            Path path = root.resolve(relative);
            if (Files.isSymbolicLink(path)) {
                links.add(relative);
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                enter(relative);
            } else if (isManifest(relative)) {
                found.add(ManifestFile.on(path, stem + relative, relative));
            }
        }

        private void follow(String relative) {
            Path path = root.resolve(relative);
            Path real;
            try {
                real = path.toRealPath();
            } catch (IOException e) {
                if (isManifest(relative)) {
                    refuse(
                            Code.UNREADABLE_FILE,
                            relative,
                            "this is a link to something that does not exist",
                            "mend the link or remove it");
                }
                return;
            }
            boolean folder = Files.isDirectory(real);
            boolean circle = folder && seen.stream().anyMatch(s -> s.startsWith(real));
            if (circle || (!folder && !isManifest(relative))) {
                return;
            }
            if (bounds.stream().noneMatch(real::startsWith)) {
                refuse(
                        Code.OUTSIDE_ROOT,
                        relative,
                        "this link leads out of the folder",
                        "name what it leads to on the command line, if it is to be judged");
            } else if (folder) {
                enter(relative);
            } else {
                found.add(ManifestFile.on(path, stem + relative, relative));
            }
        }

        private void refuse(Code code, String relative, String what, String help) {
            String name = relative.isEmpty() ? stem.substring(0, Math.max(1, stem.length() - 1)) : stem + relative;
            found.add(ManifestFile.refused(code, name, relative, what, help));
        }

        private static boolean isManifest(String path) {
            int dot = path.lastIndexOf('.');
            return ENDINGS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
        }
    }
}
