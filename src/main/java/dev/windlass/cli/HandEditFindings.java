package dev.windlass.cli;

import dev.windlass.deliver.HandEdit;
import dev.windlass.report.TextCut;
import dev.windlass.review.LineDiff;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Secrets;
import java.util.ArrayList;
import java.util.List;

/** What is said of published files that somebody changed by hand: which they are and, as far as there is room, in which lines. */
final class HandEditFindings {
    /** So many files are named. */
    private static final int FILES = 20;

    /** So many lines of each file are shown, and so many characters of each line. */
    private static final int LINES = 12;

    private static final int COLUMNS = 160;

    private static final String CARRY = "carry the change over into the specs, or undo it with --overwrite";
    private static final String MOVE = "move it elsewhere, or replace it with --overwrite";

    private HandEditFindings() {}

    /** @param where the branch, as people name it */
    static List<Diagnostic> of(List<HandEdit> edits, String where) {
        List<Diagnostic> findings = new ArrayList<>();
        edits.stream().limit(FILES).forEach(e -> findings.add(of(e, where)));
        if (edits.size() > FILES) {
            findings.add(Diagnostic.error(
                            Code.HAND_EDITED, null, (edits.size() - FILES) + " more files were changed there by hand")
                    .help(CARRY));
        }
        return findings;
    }

    private static Diagnostic of(HandEdit edit, String where) {
        boolean foreign = edit.kind() == HandEdit.Kind.FOREIGN || edit.kind() == HandEdit.Kind.IN_THE_WAY;
        String message = edit.path() + " in " + where + " " + edit.kind().words();
        if (edit.kind() == HandEdit.Kind.EDITED) {
            message += edit.found()
                    .flatMap(found -> edit.published().map(published -> difference(published, found)))
                    .orElse("");
        }
        return Diagnostic.error(Code.HAND_EDITED, null, message).help(foreign ? MOVE : CARRY);
    }

    private static String difference(String published, String found) {
        List<String> lines = new ArrayList<>();
        for (LineDiff.Hunk hunk : LineDiff.of(published, found)) {
            lines.add("line " + hunk.line());
            hunk.removed().forEach(l -> lines.add("- " + shown(l)));
            hunk.added().forEach(l -> lines.add("+ " + shown(l)));
        }
        if (lines.isEmpty()) {
            return ": only its line breaks differ";
        }
        String shown = String.join("\n", lines.subList(0, Math.min(lines.size(), LINES)));
        return "\n" + shown + (lines.size() > LINES ? "\n…" : "");
    }

    private static String shown(String line) {
        return TextCut.of(Secrets.hidden(line), COLUMNS);
    }
}
