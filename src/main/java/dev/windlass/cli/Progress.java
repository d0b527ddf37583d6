package dev.windlass.cli;

import java.io.PrintStream;

/** A line on the terminal that shows that something is going on, once it has gone on for a second. */
final class Progress implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 1000;

    private final PrintStream err;
    private final Thread thread;
    private boolean shown;

    private Progress(PrintStream err, String what) {
        this.err = err;
        this.thread = Thread.ofPlatform().daemon().name("windlass-progress").unstarted(() -> run(what));
    }

    /** Begins, if standard error is a terminal. */
    static Progress on(PrintStream err, String what) {
        Progress progress = new Progress(err, what);
        if (Terminal.is("err")) {
            progress.thread.start();
        }
        return progress;
    }

    private void run(String what) {
        try {
            for (int seconds = 1; ; seconds++) {
                Thread.sleep(PATIENCE_MILLIS);
                show("\r" + what + " … " + seconds + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show(String line) {
        if (!Thread.currentThread().isInterrupted()) {
            err.print(line);
            err.flush();
            shown = true;
        }
    }

    /** Ends, and erases the line. */
    @Override
    public synchronized void close() {
        thread.interrupt();
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
