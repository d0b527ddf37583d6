package dev.windlass.syntax.jsonnet;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that templates are evaluated on. An evaluation nests as deeply as the template does, and the limit on that is counted in
 * levels; the stack must hold them on every machine, so the default size will not do.
 */
public final class TemplateThreads implements ThreadFactory {
    private static final long STACK = 128L << 20;

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, "template-" + count.incrementAndGet(), STACK);
        thread.setDaemon(true);
        return thread;
    }
}
