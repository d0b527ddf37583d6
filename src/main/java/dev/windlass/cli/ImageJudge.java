package dev.windlass.cli;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.spec.Environment;
import dev.windlass.spec.ImageChoice;
import dev.windlass.spec.ImagePin;
import dev.windlass.spec.ImageTag;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to say about an image that was chosen, when it is known what the unit becomes. */
final class ImageJudge {
    private ImageJudge() {}

    /** That a tag moves, unless every environment that it reaches takes such tags. */
    static List<Diagnostic> mutable(ImagePin pin, List<Unit> units) {
        Optional<String> why =
                pin instanceof ImagePin.Tag(String tag) ? new ImageTag(tag).whyMutable() : Optional.empty();
        List<String> strict = units.stream()
                .map(Unit::environment)
                .filter(e -> !allowsMutable(e))
                .map(Environment::name)
                .toList();
        if (why.isEmpty() || (strict.isEmpty() && !units.isEmpty())) {
            return List.of();
        }
        String where = strict.isEmpty()
                ? ""
                : "; " + String.join(" and ", strict) + (strict.size() == 1 ? " refuses" : " refuse") + " such tags";
        return List.of(Diagnostic.error(Code.MUTABLE_TAG, null, "\"" + pin.text() + "\" " + why.get() + where)
                .help("use a tag that stays, such as a commit hash, or the digest; an environment takes any tag with"
                        + " \"images: {mutableTags: allow}\""));
    }

    private static boolean allowsMutable(Environment environment) {
        return environment.spec().mapping("images").text("mutableTags").equals(Optional.of("allow"));
    }

    /**
     * Where something else than the image that was chosen runs still: a later layer says so, or a node has its own.
     *
     * @param below where in the spec it was chosen
     */
    static List<Diagnostic> withoutEffect(ImagePin pin, List<String> below, List<Unit> units) {
        List<Diagnostic> found = new ArrayList<>();
        for (Unit unit : units) {
            String what = unit.name() + " in " + unit.environment().name();
            if (below.contains("nodes")) {
                keeps(pin, choice(unit, below), what + ", node " + below.get(1), found);
                continue;
            }
            ImageChoice whole = ImageChoice.of(unit.spec(), below);
            keeps(pin, whole, what, found);
            for (String node : whole.is(pin) ? unit.spec().mapping("nodes").keys() : List.<String>of()) {
                List<String> path = new ArrayList<>(List.of("nodes", node));
                path.addAll(below);
                keeps(pin, choice(unit, path), "node " + node + " of " + what, found);
            }
        }
        return found;
    }

    /** What one node runs. */
    private static ImageChoice choice(Unit unit, List<String> node) {
        return ImageChoice.of(unit.spec(), node).over(ImageChoice.of(unit.spec(), node.subList(2, node.size())));
    }

    private static void keeps(ImagePin pin, ImageChoice choice, String what, List<Diagnostic> found) {
        if (choice.is(pin) || choice.deciding().isEmpty()) {
            return;
        }
        Scalar.Text kept = choice.deciding().get();
        found.add(Diagnostic.warning(
                        Code.WITHOUT_EFFECT, kept.origin().place(), what + " keeps " + kept + ", which is said here")
                .help("change it here, too, where " + what + " is to have \"" + pin.text() + "\""));
    }
}
