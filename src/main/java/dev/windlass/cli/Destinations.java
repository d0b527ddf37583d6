package dev.windlass.cli;

import dev.windlass.deliver.Destination;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.Delivery;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.spec.Environment;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where environments are published. What the command line names goes before what an environment says under {@code deliver}.
 *
 * @param root the platform's folder, from which a relative path that an environment names is taken
 * @param repository {@code --repository}; empty where it is not given
 * @param branch {@code --branch}; empty where it is not given
 */
record Destinations(Path root, Optional<String> repository, Optional<String> branch) {
    private static final String BRANCH = "main";

    /** How Git lets an address of ssh be written: {@code user@host:path}. */
    private static final Pattern SHORT = Pattern.compile("(?:[^/:@]+@)?([^/:@]+):(?!//)/?(.*)");

    /**
     * One place and what is published there in one commit.
     *
     * @param environments those that are rendered
     * @param removed names of environments that are gone from the repository; removed where they were published
     */
    record Target(Destination to, List<Environment> environments, List<String> removed) {
        Target {
            environments = List.copyOf(environments);
            removed = List.copyOf(removed);
        }
    }

    /** The places of the environments to publish, in their order. */
    Result<List<Target>> of(List<Environment> wanted) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<Destination, List<Environment>> places = new LinkedHashMap<>();
        for (Environment environment : wanted) {
            Optional<Destination> to = of(environment);
            if (to.isPresent()) {
                places.computeIfAbsent(to.get(), d -> new ArrayList<>()).add(environment);
                diagnostics.addAll(mismatches(environment));
            } else {
                diagnostics.add(nowhere(environment));
            }
        }
        List<Target> targets = new ArrayList<>();
        places.forEach((to, environments) -> targets.add(new Target(to, environments, List.of())));
        return Result.of(targets, diagnostics);
    }

    /**
     * The places where environments are published that are gone from the repository, as far as the others tell: in one branch, where they
     * go themselves. None where none is gone.
     *
     * @param all every environment of the repository, wanted or not
     * @param gone names of environments to remove
     */
    Result<List<Destination>> former(List<Environment> all, List<String> gone) {
        if (gone.isEmpty()) {
            return Result.of(List.of());
        }
        Set<Destination> places = new LinkedHashSet<>();
        all.forEach(e -> of(e).ifPresent(places::add));
        if (places.isEmpty()) {
            repository.ifPresent(r -> places.add(new Destination(r, branch.orElse(BRANCH), "")));
        }
        long branches = places.stream()
                .map(d -> List.of(d.repository(), d.branch()))
                .distinct()
                .count();
        return branches == 1
                ? Result.of(List.copyOf(places))
                : Result.none(Diagnostic.error(
                                Code.USAGE,
                                null,
                                "there is no environment \"" + gone.getFirst()
                                        + "\", and it is not clear from where it would be removed")
                        .help("name the place with --repository and --branch, or correct the name"));
    }

    /** The object that stands for the place that an environment itself names, when two revisions of it are compared. */
    static StoredObject object(Environment environment) {
        Optional<Destination> to = new Destinations(Path.of(""), Optional.empty(), Optional.empty()).of(environment);
        return Delivery.object(
                environment,
                to.map(d -> plain(d.repository())).orElse(""),
                to.map(Destination::branch).orElse(""),
                to.map(Destination::path).orElse(""));
    }

    private Optional<Destination> of(Environment environment) {
        Mapping deliver = environment.spec().mapping("deliver");
        return repository
                .or(() -> deliver.text("repository").map(r -> Destination.within(root, r)))
                .map(r -> new Destination(
                        r,
                        branch.or(() -> deliver.text("branch")).orElse(BRANCH),
                        deliver.text("path").orElse("").replaceAll("^/+|/+$", "")));
    }

    private static Diagnostic nowhere(Environment environment) {
        return Diagnostic.error(
                        Code.MISSING_FIELD,
                        environment.spec().keyPlace("deliver"),
                        "environment \"" + environment.name() + "\" does not say where it is delivered")
                .help("add deliver: {repository: …}, or name the deploy repository with --repository");
    }

    /** The agent in the cluster syncs what {@code deliver} names, wherever this publish goes. */
    private List<Diagnostic> mismatches(Environment environment) {
        Mapping deliver = environment.spec().mapping("deliver");
        List<Diagnostic> found = new ArrayList<>();
        deliver.text("repository")
                .filter(said -> !same(repository.orElse(said), said))
                .ifPresent(said -> found.add(mismatch(environment, deliver, "repository")));
        if (deliver.get("repository") != null
                && !branch.orElse(deliver.text("branch").orElse(BRANCH))
                        .equals(deliver.text("branch").orElse(BRANCH))) {
            found.add(mismatch(environment, deliver, "branch"));
        }
        return found;
    }

    private static Diagnostic mismatch(Environment environment, Mapping deliver, String field) {
        Node said = deliver.get(field);
        return Diagnostic.warning(
                        Code.DELIVER_MISMATCH,
                        said == null ? deliver.origin().place() : said.origin().place(),
                        "environment \"" + environment.name() + "\" is delivered from another " + field
                                + " than the one that this publish goes to: the cluster will not follow it")
                .help("leave --" + field + " out, or change the environment");
    }

    /** The same repository, however it is written: by which protocol, with or without a user, an ending, a slash. */
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String url) {
        String shown = Destination.shown(url);
        Matcher scp = SHORT.matcher(shown);
        return (scp.matches() ? scp.group(1) + "/" + scp.group(2) : shown.replaceFirst("^[a-z+]+://", ""))
                .replaceFirst("/+$", "")
                .replaceFirst("\\.git$", "");
    }
}
