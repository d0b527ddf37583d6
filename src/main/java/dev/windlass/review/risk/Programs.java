package dev.windlass.review.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a container runs: the programs that its command names, also those within a shell's script, and its image.
 *
 * @param names empty where it runs what its image starts
 * @param image without registry, folders, tag and digest
 * @param written the image without tag and digest
 * @param destroying programs of its hooks and probes that can take files away
 */
record Programs(Set<String> names, String image, String written, Set<String> destroying) {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "ksh");
    /** Programs that start another one, which comes behind their options. */
    private static final Set<String> STARTERS = Set.of(
            "env",
            "tini",
            "dumb-init",
            "exec",
            "nice",
            "nohup",
            "busybox",
            "stdbuf",
            "time",
            "catatonit",
            "docker-entrypoint.sh",
            "entrypoint.sh");
    /** The same, with one word in between. */
    private static final Set<String> STARTERS_WITH_WORD = Set.of("gosu", "su-exec", "timeout", "chroot", "setpriv");

    private static final Set<String> WORDS_OF_SHELLS = Set.of(
            "if", "then", "else", "elif", "fi", "do", "done", "while", "until", "exec", "set", "export", "!", "true",
            "[", "[[", "test");
    private static final Set<String> DESTROYERS = Set.of(
            "rm",
            "rmdir",
            "unlink",
            "shred",
            "dd",
            "truncate",
            "mv",
            "find",
            "wipefs",
            "blkdiscard",
            "mkfs",
            "rsync",
            ">");

    static Programs of(View container) {
        List<String> words = new ArrayList<>(container.texts("command"));
        words.addAll(container.texts("args"));
        Set<String> names = new TreeSet<>();
        add(words, names);
        Set<String> beside = new TreeSet<>();
        for (String hook : List.of("postStart", "preStop")) {
            add(container.texts("lifecycle", hook, "exec", "command"), beside);
        }
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            add(container.texts(probe, "exec", "command"), beside);
        }
        beside.removeIf(p -> !DESTROYERS.contains(p.replaceFirst("\\..*", "")));
        String written =
                container.text("image").orElse("").replaceFirst("@.*$", "").replaceFirst(":[^/:]*$", "");
        return new Programs(names, file(written), written, beside);
    }

    /** What another program or image writes to the same disk, in words; empty where it is the same. */
    Optional<String> differences(Programs later) {
        Set<String> more = new TreeSet<>(later.names);
        more.removeAll(names);
        boolean sharesSome = later.names.stream().anyMatch(names::contains);
        if (names.isEmpty() != later.names.isEmpty()) {
            boolean isNamed = isOf(image) && later.isOf(later.image);
            if (!isNamed) {
                return Optional.of("another program (" + shown() + " → " + later.shown() + ")");
            }
        } else if (!more.isEmpty() || (!names.isEmpty() && !sharesSome)) {
            return Optional.of("another program (" + shown() + " → " + later.shown() + ")");
        }
        if (!image.equals(later.image)) {
            return Optional.of("another image (" + written + " → " + later.written + ")");
        }
        return Optional.empty();
    }

    /** What hooks and probes start that can take files away, and did not before. */
    Set<String> newDestroyers(Programs later) {
        Set<String> destroyers = new TreeSet<>(later.destroying);
        destroyers.removeAll(destroying);
        return destroyers;
    }

    /** Whether no program is named but the one that the image is called after. */
    private boolean isOf(String image) {
        return names.stream().allMatch(n -> n.startsWith(image) || image.startsWith(n));
    }

    private String shown() {
        return names.isEmpty() ? "what its image starts" : String.join(", ", names);
    }

    private static void add(List<String> words, Set<String> names) {
        List<String> rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            String first = file(word);
            if (first.isEmpty() || word.startsWith("-")) {
                return;
            }
            boolean isStarter = STARTERS.contains(first);
            if (!isStarter && !STARTERS_WITH_WORD.contains(first)) {
                names.add(first);
                if (SHELLS.contains(first)) {
                    shell(rest, names);
                }
                return;
            }
            while (!rest.isEmpty()
                    && (rest.getFirst().startsWith("-") || rest.getFirst().contains("="))) {
                rest.removeFirst();
            }
            if (!isStarter && !rest.isEmpty()) {
                rest.removeFirst();
            }
        }
    }

    /** What a shell is given: a script behind {@code -c}, else a file. */
    private static void shell(List<String> words, Set<String> names) {
        boolean isScript = false;
        for (String word : words) {
            if (word.startsWith("-")) {
                isScript |= word.matches("-[a-z]*c");
            } else {
                if (isScript) {
                    script(word, names);
                } else {
                    names.add(file(word));
                }
                return;
            }
        }
    }

    private static void script(String script, Set<String> names) {
        if (script.replaceAll("[0-9]?>&[0-9]|[0-9&]?>\\s*/dev/null", "").contains(">")) {
            names.add(">");
        }
        for (String command : script.split("[;&|\\n`(){}]+", -1)) {
            List<String> words = new ArrayList<>(List.of(command.strip().split("\\s+", -1)));
            while (!words.isEmpty()
                    && (WORDS_OF_SHELLS.contains(words.getFirst())
                            || words.getFirst().contains("="))) {
                boolean isOwn =
                        Set.of("set", "export", "true", "[", "[[", "test").contains(words.removeFirst());
                if (isOwn) {
                    words.clear();
                }
            }
            if (!words.isEmpty()) {
                words.set(0, words.getFirst().replaceAll("[\"'$]", ""));
                add(words, names);
            }
        }
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
