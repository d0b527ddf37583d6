package dev.windlass.review.origin;

import dev.windlass.source.Nearest;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the leaves that a person means by a field path, however its keys are written: {@code [key]}, {@code .key} or {@code .0}. */
public final class FieldSearch {
    private FieldSearch() {}

    /** The leaf of that path, or all that stand below it; none where there is no such path. */
    public static List<Leaf> in(List<Leaf> leaves, String path) {
        String wanted = loose(path);
        return leaves.stream()
                .filter(leaf -> {
                    String has = loose(leaf.path().toString());
                    return has.equals(wanted) || has.startsWith(wanted + ".");
                })
                .toList();
    }

    /** Fields that may have been meant; null where there are none. */
    public static @Nullable String help(List<Leaf> leaves, String path) {
        TreeSet<String> known = new TreeSet<>();
        leaves.forEach(leaf -> known.add(leaf.path().toString()));
        String last = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')) + 1);
        List<String> alike = known.stream()
                .filter(k -> !last.isEmpty() && k.endsWith("." + last))
                .limit(3)
                .toList();
        if (Nearest.to(path, known).isEmpty() && !alike.isEmpty()) {
            return "did you mean \"" + String.join("\" or \"", alike) + "\"?";
        }
        return Nearest.help(path, known);
    }

    private static String loose(String path) {
        String plain = path.replace('[', '.').replace("]", "");
        return plain.startsWith(".") ? plain.substring(1) : plain;
    }
}
