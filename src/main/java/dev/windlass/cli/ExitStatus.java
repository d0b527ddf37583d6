package dev.windlass.cli;

import dev.windlass.check.DocumentVerdict;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.util.List;

/** What a command's exit says, and who must act on it. */
final class ExitStatus {
    static final int FINE = 0;
    /** The repository must change. */
    static final int FINDINGS = 1;
    /** The command line must change. */
    static final int USAGE = 2;
    /** The machine around it must change: disk, permissions, network. */
    static final int OUTSIDE = 3;
    /** Windlass must change. */
    static final int BUG = 70;

    private ExitStatus() {}

    static int of(List<Diagnostic> diagnostics) {
        if (diagnostics.stream().filter(Diagnostic::isError).anyMatch(ExitStatus::isUsage)) {
            return USAGE;
        }
        if (diagnostics.stream().anyMatch(d -> d.code() == Code.OUTPUT_FAILED || d.code() == Code.DELIVERY_FAILED)) {
            return OUTSIDE;
        }
        return diagnostics.stream().anyMatch(Diagnostic::isError) ? FINDINGS : FINE;
    }

    /** For verdicts over files: one that cannot be read has no verdict. */
    static int ofVerdicts(List<DocumentVerdict> verdicts) {
        List<Diagnostic> diagnostics =
                verdicts.stream().flatMap(v -> v.diagnostics().stream()).toList();
        int status = of(diagnostics);
        return status == FINDINGS && verdicts.stream().anyMatch(DocumentVerdict::isUnread) ? OUTSIDE : status;
    }

    /** A name without a place in a file was given on the command line. */
    private static boolean isUsage(Diagnostic d) {
        return switch (d.code()) {
            case USAGE -> true;
            case UNKNOWN_ENVIRONMENT, UNKNOWN_UNIT, UNKNOWN_REVISION -> d.at() == null;
            default -> false;
        };
    }
}
