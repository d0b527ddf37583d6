package dev.windlass.deliver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the programs of one connection write as errors. JGit would look before it is there. */
final class Complaints {
    private static final int MOST = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private @Nullable Thread reader;

    /** Reads until the end, on a thread of its own. */
    synchronized void hear(InputStream errors) {
        reader = Thread.ofPlatform().daemon().name("windlass-ssh-errors").start(() -> {
            byte[] piece = new byte[1024];
            try (errors) {
                for (int n = errors.read(piece); n >= 0; n = errors.read(piece)) {
                    keep(piece, n);
                }
            } catch (IOException _) {
                // The program was ended.
            }
        });
    }

    private void keep(byte[] piece, int length) {
        synchronized (said) {
            if (said.size() < MOST) {
                said.write(piece, 0, length);
            }
        }
    }

    /** All of it, once the program has ended; what there is after a moment where it does not. */
    String text() {
        Thread last;
        synchronized (this) {
            last = reader;
        }
        try {
            if (last != null) {
                last.join(PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        synchronized (said) {
            return said.toString(StandardCharsets.UTF_8);
        }
    }
}
