package dev.windlass;

import dev.windlass.syntax.jsonnet.TemplateThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;

/** Applies a function to each of many things on all cores; the results are in the order of the things, whoever was first. */
final class Workers<T, R> {
    private final List<T> things;
    private final Supplier<Function<T, R>> worker;

    /**
     * Prepares the work.
     *
     * @param worker makes the function of one thread, which no other thread calls
     */
    Workers(List<T> things, Supplier<Function<T, R>> worker) {
        this.things = things;
        this.worker = worker;
    }

    List<R> run() {
        int threads = Math.clamp(things.size(), 1, Runtime.getRuntime().availableProcessors());
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(things.size());
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, new TemplateThreads())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> work(next, results)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rendering", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        }
        List<R> list = new ArrayList<>(things.size());
        for (int i = 0; i < things.size(); i++) {
            list.add(results.get(i));
        }
        return list;
    }

    private void work(AtomicInteger next, AtomicReferenceArray<R> results) {
        Function<T, R> function = worker.get();
        for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
            results.set(i, function.apply(things.get(i)));
        }
    }
}
