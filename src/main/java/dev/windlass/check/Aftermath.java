package dev.windlass.check;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is still worth saying where the structure of an object is broken. kube-apiserver stops there; a person wants to hear
 * of all that is wrong in one run, but not of what only follows from a fault that was named already.
 */
final class Aftermath {
    private Aftermath() {}

    /** The findings that do not follow from those about the structure: none of them, where that is sound. */
    static List<Diagnostic> of(List<Diagnostic> structure, List<Diagnostic> findings) {
        Set<String> broken = new HashSet<>();
        Set<String> misspelt = new HashSet<>();
        for (Diagnostic d : structure) {
            if (d.isError()) {
                String path = path(d);
                broken.add(path);
                if (d.code() == Code.UNKNOWN_FIELD) {
                    misspelt.add(parent(path));
                }
            }
        }
        return broken.isEmpty()
                ? findings
                : findings.stream()
                        .filter(Diagnostic::isError)
                        .filter(d -> broken.stream().noneMatch(b -> touches(b, path(d))))
                        .filter(d -> d.code() != Code.MISSING_FIELD || !misspelt.contains(parent(path(d))))
                        .toList();
    }

    private static String path(Diagnostic finding) {
        Subject subject = finding.subject();
        return subject == null || subject.path() == null ? "" : subject.path();
    }

    /** Whether one path is the other, or leads to it. */
    private static boolean touches(String one, String other) {
        return leads(one, other) || leads(other, one);
    }

    private static boolean leads(String above, String below) {
        return below.startsWith(above)
                && (below.length() == above.length()
                        || above.isEmpty()
                        || below.charAt(above.length()) == '.'
                        || below.charAt(above.length()) == '[');
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }
}
