package dev.windlass.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tag of an image. A registry lets any tag be moved; these are the ones that people do move, by the habits of those who publish images
 * (Docker's official images, semantic-release, Maven). What is reviewed under such a name need not be what runs.
 */
public record ImageTag(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    /** {@code 1} and {@code v1}: the newest release of a major version. A build's number has more digits, or should have. */
    private static final Pattern MAJOR = Pattern.compile("[vV]?[0-9]{1,2}");

    private static final Pattern BREAK = Pattern.compile("[._-]");

    private static final Set<String> MOVING = Set.of(
            "latest",
            "main",
            "master",
            "trunk",
            "head",
            "develop",
            "development",
            "dev",
            "edge",
            "nightly",
            "daily",
            "weekly",
            "stable",
            "unstable",
            "testing",
            "test",
            "staging",
            "stage",
            "qa",
            "production",
            "prod",
            "live",
            "release",
            "current",
            "lts",
            "canary",
            "next",
            "snapshot",
            "alpha",
            "beta",
            "rc",
            "preview");

    /** Whether a registry would take it. */
    public boolean isValid() {
        return FORM.matcher(text).matches();
    }

    /** Why this tag may mean another image tomorrow, as the end of a sentence that begins with the tag; empty where it stays. */
    public Optional<String> whyMutable() {
        String lower = text.toLowerCase(Locale.ROOT);
        if (MAJOR.matcher(text).matches()) {
            return Optional.of("is a major version only, which moves with every release");
        }
        boolean moves = BREAK.splitAsStream(lower).anyMatch(MOVING::contains);
        // main-3f2c1e9 and 1.2-beta3 name one build, latest-alpine does not; a snapshot of a version does not either.
        boolean isOneBuild = lower.chars().anyMatch(c -> c >= '0' && c <= '9') && !lower.endsWith("-snapshot");
        return moves && !isOneBuild ? Optional.of("is a tag that moves from image to image") : Optional.empty();
    }
}
