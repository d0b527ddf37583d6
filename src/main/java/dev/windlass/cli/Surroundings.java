package dev.windlass.cli;

import dev.windlass.deliver.Destination;
import dev.windlass.deliver.SourceCommit;
import dev.windlass.deliver.SourceRepository;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of the commit that a publish is made from: from Git, or else from the variables that build servers set. */
final class Surroundings {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private Surroundings() {}

    /** @param folder the root of the platform repository */
    static SourceCommit source(Path folder) {
        SourceCommit git = SourceRepository.of(folder);
        return git.equals(SourceCommit.UNKNOWN) ? ofBuild(System.getenv()) : git;
    }

    /** CircleCI's variables, or those of GitHub Actions. */
    static SourceCommit ofBuild(Map<String, String> variables) {
        Optional<String> commit = Optional.ofNullable(
                        variables.getOrDefault("CIRCLE_SHA1", variables.get("GITHUB_SHA")))
                .filter(c -> COMMIT.matcher(c).matches());
        Optional<String> repository = Optional.ofNullable(variables.get("CIRCLE_REPOSITORY_URL"))
                .or(() -> Optional.ofNullable(variables.get("GITHUB_REPOSITORY"))
                        .map(r -> variables.getOrDefault("GITHUB_SERVER_URL", "https://github.com") + "/" + r));
        return new SourceCommit(repository.map(Destination::shown), commit, false);
    }
}
