package dev.windlass.check;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of one document of a file: whether kube-apiserver would take it.
 *
 * @param file as it was found under the path that was named
 * @param document from 0, in the order of the file; 0 as well for a file that cannot be read at all
 * @param subject the object that it holds, a {@code List} itself where it is one; empty where none could be made out
 * @param diagnostics in order of place
 */
public record DocumentVerdict(String file, int document, Optional<Subject> subject, List<Diagnostic> diagnostics) {
    public DocumentVerdict {
        diagnostics = diagnostics.stream().distinct().sorted(Diagnostic.ORDER).toList();
    }

    /** Accepted unless there is an error; warnings do not matter. */
    public boolean isAccepted() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /** Whether the disk, and not what it holds, is why there is no better verdict. */
    public boolean isUnread() {
        return diagnostics.stream().anyMatch(d -> d.code() == Code.UNREADABLE_FILE);
    }
}
