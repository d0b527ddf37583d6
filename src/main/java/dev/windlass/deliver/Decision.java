package dev.windlass.deliver;

import dev.windlass.source.Diagnostic;
import java.util.List;

/** What is to be done, in view of a head of the deploy repository. */
public sealed interface Decision {
    /** Commit this, over whatever stands in its files' places. */
    record Publish(Proposal proposal) implements Decision {}

    /** Commit nothing. */
    record Stop(List<Diagnostic> why) implements Decision {
        public Stop {
            why = List.copyOf(why);
        }
    }
}
