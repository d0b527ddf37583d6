package dev.windlass.review.gate;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import dev.windlass.spec.AcknowledgedFile;
import dev.windlass.spec.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the gate has to say to people: which changes it stops, and which acknowledgements serve for nothing. */
public final class GateFindings {
    private final List<Judged> changes;
    private final List<Unit> units;
    private final AcknowledgementWriter writer;

    /**
     * Findings on a whole review.
     *
     * @param units those that are deployed after the changes, which tell where their specs are
     */
    public GateFindings(List<Judged> changes, List<Unit> units) {
        this.changes = changes;
        this.units = units;
        this.writer = new AcknowledgementWriter(changes);
    }

    /** An error for each change that is stopped, in their order. */
    public List<Diagnostic> blocked() {
        return changes.stream().filter(Judged::isBlocked).map(this::blocked).toList();
    }

    private Diagnostic blocked(Judged judged) {
        ResourceChange change = judged.change().change();
        StoredObject object = change.object();
        List<Hazard> hazards = judged.change().hazards().stream()
                .filter(h -> judged.blocked().contains(h.risk()))
                .toList();
        List<String> help = new ArrayList<>();
        hazards.stream()
                .skip(1)
                .map(h -> "also " + h.risk().id() + ": " + h.reason())
                .forEach(help::add);
        int reasons = help.size();
        hazards.stream()
                .flatMap(h -> Optional.ofNullable(h.remedy()).stream())
                .distinct()
                .forEach(help::add);
        help.add((help.size() == reasons ? "to" : "or, to") + " let this one change pass, add to "
                + AcknowledgedFile.path(object.environment()) + ", with the reason:");
        help.add(writer.line(judged));
        return Diagnostic.error(
                        Code.CHANGE_BLOCKED,
                        place(change).orElse(null),
                        "the gate of " + object.environment() + " stops "
                                + what(change.action()) + object.title() + " for "
                                + judged.blocked().stream().map(Risk::id).collect(Collectors.joining(" and "))
                                + ": " + hazards.getFirst().reason())
                .help(String.join("\n", help))
                .about(new Subject(
                        object.environment(),
                        object.unit(),
                        object.apiVersion(),
                        object.kind(),
                        object.namespace().orElse(null),
                        object.name(),
                        change.fields().stream()
                                .findFirst()
                                .map(f -> f.path().toString())
                                .orElse(null)));
    }

    private static String what(ResourceChange.Action action) {
        return switch (action) {
            case ADD -> "a new ";
            case REMOVE -> "the removal of ";
            case CHANGE -> "a change of ";
        };
    }

    /** The line that the change comes from: of its first field that has one, else the unit's spec, else its environment's. */
    private Optional<Span> place(ResourceChange change) {
        StoredObject object = change.object();
        return change.fields().stream()
                .flatMap(f -> f.cause().stream())
                .findFirst()
                .or(() -> units.stream()
                        .filter(u -> u.environment().name().equals(object.environment()))
                        .filter(u -> u.name().equals(object.unit()))
                        .map(u -> u.spec().origin().place())
                        .findFirst())
                .or(() -> units.stream()
                        .filter(u -> u.environment().name().equals(object.environment()))
                        .map(u -> u.environment().spec().origin().place())
                        .findFirst());
    }

    /** A warning for each acknowledgement, or each class in one, that lets nothing pass. */
    public List<Diagnostic> stale(List<Acknowledgement> acknowledgements) {
        List<Diagnostic> stale = new ArrayList<>();
        for (Acknowledgement a : acknowledgements) {
            List<Judged> fitting = changes.stream().filter(a::fits).toList();
            SortedSet<Risk> vain = new TreeSet<>(a.risks());
            fitting.forEach(j -> j.change().hazards().forEach(h -> vain.remove(h.risk())));
            if (fitting.isEmpty()) {
                stale.add(stale(a, "nothing changes " + a.resource() + " in the way that is acknowledged here"));
            } else if (!vain.isEmpty()) {
                stale.add(stale(a, "this change of " + a.resource() + " is not of the class " + ids(vain)));
            }
        }
        return stale;
    }

    private static Diagnostic stale(Acknowledgement a, String message) {
        return Diagnostic.warning(Code.STALE_ACKNOWLEDGEMENT, a.at(), message)
                .help(Code.STALE_ACKNOWLEDGEMENT.advice());
    }

    private static String ids(Set<Risk> risks) {
        return risks.stream().map(Risk::id).collect(Collectors.joining(" or "));
    }
}
