package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.check.DocumentVerdict;
import dev.windlass.report.PublicationEntry;
import dev.windlass.review.Change;
import dev.windlass.review.Review;
import dev.windlass.review.SpecEdit;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command has to say; how it is shown depends on the format. */
sealed interface Outcome {
    /**
     * Findings and a result.
     *
     * @param resources how many resources were rendered
     * @param units the units that there are, as {@code ENVIRONMENT/UNIT}
     * @param changes what differs from the approved output, for the commands that ask
     * @param text the result for people
     */
    record Findings(
            List<Diagnostic> diagnostics,
            int resources,
            List<String> units,
            Optional<List<Change>> changes,
            String text)
            implements Outcome {
        public Findings {
            diagnostics = List.copyOf(diagnostics);
            units = List.copyOf(units);
        }
    }

    /**
     * Findings of a command that edits specs.
     *
     * @param edits what was edited
     */
    record Edited(Findings findings, List<SpecEdit> edits) implements Outcome {
        public Edited {
            edits = List.copyOf(edits);
        }
    }

    /**
     * What a proposal changes.
     *
     * @param diagnostics what is wrong with the proposal, or with what it is compared with, and what the gate says where it was asked
     * @param units the units that there are, as {@code ENVIRONMENT/UNIT}
     */
    record Reviewed(Review review, List<Diagnostic> diagnostics, List<String> units) implements Outcome {
        public Reviewed {
            diagnostics = List.copyOf(diagnostics);
            units = List.copyOf(units);
        }
    }

    /**
     * Verdicts over documents of files.
     *
     * @param text the result for people
     */
    record Verdicts(List<DocumentVerdict> verdicts, String text) implements Outcome {
        public Verdicts {
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * What was published, to one place or several.
     *
     * @param review what it changes, in all places
     * @param units the units that there are, as {@code ENVIRONMENT/UNIT}
     */
    record Published(List<PublicationEntry> entries, Review review, List<Diagnostic> diagnostics, List<String> units)
            implements Outcome {
        public Published {
            entries = List.copyOf(entries);
            diagnostics = List.copyOf(diagnostics);
            units = List.copyOf(units);
        }
    }

    /**
     * A document that is the same in every format.
     *
     * @param text the whole of standard output
     */
    record Document(String text) implements Outcome {}

    static Outcome usage(String message, @Nullable String help) {
        return failure(Diagnostic.error(Code.USAGE, null, message).help(help));
    }

    static Outcome failure(Diagnostic why) {
        return failure(List.of(why));
    }

    static Outcome failure(List<Diagnostic> why) {
        return new Findings(why, 0, List.of(), Optional.empty(), "");
    }

    /** What a compilation found, with a result of the command. */
    static Findings of(Compilation compilation, List<Diagnostic> diagnostics, String text) {
        return new Findings(diagnostics, compilation.manifests().size(), units(compilation), Optional.empty(), text);
    }

    /** The units of a compilation, as {@code ENVIRONMENT/UNIT}. */
    static List<String> units(Compilation compilation) {
        return compilation.units().stream()
                .map(u -> u.environment().name() + "/" + u.name())
                .toList();
    }
}
