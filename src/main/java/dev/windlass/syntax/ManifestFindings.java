package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one document of manifests, up to as much as a person reads. */
final class ManifestFindings {
    private final List<Diagnostic> all = new ArrayList<>();
    private boolean hasErrors;

    void error(Code code, Span at, String message, String help) {
        add(Diagnostic.error(code, at, message).help(help));
    }

    void add(Diagnostic finding) {
        boolean isFirstError = finding.isError() && !hasErrors;
        if (isFirstError || !isFull()) {
            all.add(finding);
        }
        hasErrors |= finding.isError();
    }

    /** Whether more of what is there would be left out. */
    boolean isFull() {
        return all.size() >= YamlReader.MOST_FINDINGS;
    }

    boolean hasErrors() {
        return hasErrors;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Everything, by place. */
    List<Diagnostic> sorted() {
        return all.stream().sorted(Diagnostic.ORDER).toList();
    }
}
