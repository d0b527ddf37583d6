package dev.windlass.deliver;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that is ended when it neither takes nor gives anything for too long: a read from a pipe cannot be given up otherwise. */
final class WatchedProcess extends Process {
    private final Process process;
    private final long patience;
    private final InputStream in;
    private final OutputStream out;
    private volatile long heard = System.nanoTime();
    private volatile boolean isGivenUp;

    /**
     * Watches a process from now on.
     *
     * @param complaints gets what it writes as errors
     */
    WatchedProcess(Process process, Duration patience, Complaints complaints) {
        this.process = process;
        this.patience = patience.toNanos();
        this.in = new Heard(process.getInputStream());
        complaints.hear(process.getErrorStream());
        this.out = new Told(process.getOutputStream());
        Thread.ofVirtual().name("windlass-ssh-watch").start(this::watch);
    }

    private void watch() {
        try {
            for (long left = patience; left > 0; left = patience - (System.nanoTime() - heard)) {
                if (process.waitFor(left, TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
            isGivenUp = true;
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Heard extends FilterInputStream {
        Heard(InputStream from) {
            super(from);
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            return checked(super.read(into, at, length));
        }

        private int checked(int result) throws IOException {
            heard = System.nanoTime();
            if (result < 0 && isGivenUp) {
                throw new InterruptedIOException("silent for too long");
            }
            return result;
        }
    }

    private final class Told extends FilterOutputStream {
        Told(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] from, int at, int length) throws IOException {
            out.write(from, at, length);
            heard = System.nanoTime();
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    /** Nothing: others read it. */
    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits for a moment: JGit asks as soon as the pipe is closed, or when it has just ended the process. */
    @Override
    public int exitValue() {
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    @Override
    public void destroy() {
        process.destroy();
    }
}
