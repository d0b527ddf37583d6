package dev.windlass.deliver;

import java.io.IOException;

/** Whether there is a {@code git} to run. */
final class GitProgram {
    private static final boolean IS_THERE = look();

    private GitProgram() {}

    static boolean isThere() {
        return IS_THERE;
    }

    private static boolean look() {
        try {
            Process version = new ProcessBuilder("git", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
