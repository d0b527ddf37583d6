package dev.windlass.review.gate;

import dev.windlass.review.risk.Risk;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.AcknowledgedFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the acknowledgements of environments. What is wrong with their files is found when the repository is compiled and not said again
 * here; an entry that is not whole lets nothing pass.
 */
public final class AcknowledgementReader {
    private final SourceTree tree;

    public AcknowledgementReader(SourceTree tree) {
        this.tree = tree;
    }

    /** The acknowledgements of these environments' own files, in their order; those of a parent count for the parent only. */
    public List<Acknowledgement> read(Collection<String> environments) {
        List<Acknowledgement> all = new ArrayList<>();
        for (String environment : environments) {
            for (Node item : AcknowledgedFile.read(tree, environment)
                    .value()
                    .map(Sequence::items)
                    .orElse(List.of())) {
                if (item instanceof Mapping entry) {
                    acknowledgement(environment, entry).ifPresent(all::add);
                }
            }
        }
        return List.copyOf(all);
    }

    private static Optional<Acknowledgement> acknowledgement(String environment, Mapping entry) {
        Optional<String> resource = entry.text("resource");
        Optional<String> change = entry.text("change");
        Optional<String> reason = entry.text("reason").filter(r -> !r.isBlank());
        SortedSet<Risk> risks = risks(entry);
        return resource.isEmpty() || change.isEmpty() || reason.isEmpty() || risks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Acknowledgement(
                        environment, resource.get(), risks, change.get(), reason.get(), entry.keyPlace("resource")));
    }

    private static SortedSet<Risk> risks(Mapping entry) {
        SortedSet<Risk> risks = new TreeSet<>();
        List<Node> named = switch (entry.get("risk")) {
            case Sequence several -> several.items();
            case Scalar.Text one -> List.of(one);
            case null, default -> List.of();
        };
        for (Node risk : named) {
            if (risk instanceof Scalar.Text(String id, var _)) {
                Risk.of(id).ifPresent(risks::add);
            }
        }
        return risks;
    }
}
