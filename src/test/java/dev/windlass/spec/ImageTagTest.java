package dev.windlass.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageTagTest {
    @Test
    void tagsThatPeopleMoveAreMutable() {
        assertEquals(
                "",
                wrong(
                        true,
                        "latest",
                        "LATEST",
                        "main",
                        "stable",
                        "latest-alpine",
                        "alpine-edge",
                        "nightly_slim",
                        "1.4-SNAPSHOT",
                        "prod",
                        "1",
                        "v1",
                        "V2",
                        "31"));
    }

    @Test
    void tagsThatNameOneBuildAreNot() {
        assertEquals(
                "",
                wrong(
                        false,
                        "31.1",
                        "v1.17.5",
                        "3f2c1e9",
                        "1234567",
                        "main-3f2c1e9",
                        "1.2.0-beta.3",
                        "v2.0.0-rc1",
                        "release-2024.1",
                        "20240131",
                        "0.21.5.8",
                        "mainnet",
                        "deadbeef"));
    }

    private static String wrong(boolean mutable, String... tags) {
        return String.join(
                " ",
                Stream.of(tags)
                        .filter(t -> new ImageTag(t).whyMutable().isPresent() != mutable)
                        .toList());
    }
}
