package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Proposals and what comes of them, in few words. */
final class Publishes {
    static final GitAccess ACCESS = access(Map.of());

    private Publishes() {}

    /** The machine's own variables and these. */
    static GitAccess access(Map<String, String> more) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.putAll(BareRepository.ALONE);
        environment.putAll(more);
        return new GitAccess(environment, Duration.ofSeconds(20));
    }

    static DeployRepository to(BareRepository repository) {
        return to(repository.destination());
    }

    static DeployRepository to(Destination destination) {
        return new DeployRepository(destination, Author.WINDLASS, ACCESS);
    }

    /** An environment's files, path and content in turns. */
    static EnvironmentFiles files(String... pathsAndContents) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            files.put(pathsAndContents[i], pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return new EnvironmentFiles(files, new TreeSet<>(List.of("data-loss")), SourceCommit.UNKNOWN);
    }

    static Proposal proposal(String environment, EnvironmentFiles files) {
        return new Proposal(new TreeMap<>(Map.of(environment, Optional.of(files))), "publish " + environment);
    }

    static Proposal removal(String environment) {
        return new Proposal(new TreeMap<>(Map.of(environment, Optional.empty())), "remove " + environment);
    }

    /** Decides to publish this, whatever is there. */
    static Function<Head, Decision> always(Proposal proposal) {
        return _ -> new Decision.Publish(proposal);
    }

    static Function<Head, Decision> always(String environment, String... pathsAndContents) {
        return always(proposal(environment, files(pathsAndContents)));
    }

    static Publication.Published published(Result<Publication> result) {
        return assertInstanceOf(Publication.Published.class, value(result));
    }

    static void unchanged(Result<Publication> result) {
        assertInstanceOf(Publication.Unchanged.class, value(result));
    }

    static <T> T value(Result<T> result) {
        assertEquals(List.of(), result.diagnostics());
        return result.value().orElseThrow();
    }

    /** The one thing that is said where nothing came of it. */
    static Diagnostic failure(Result<?> result) {
        assertTrue(result.value().isEmpty(), () -> "not expected: " + result);
        assertEquals(1, result.diagnostics().size(), () -> result.diagnostics().toString());
        return result.diagnostics().getFirst();
    }
}
