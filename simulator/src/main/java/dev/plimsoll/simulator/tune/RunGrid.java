package dev.plimsoll.simulator.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent jobs on a fixed number of threads. Which thread runs what, and when, cannot be told from the results. */
public final class RunGrid {

    private final int threads;
    private final Progress progress;

    /** Is told, from whichever thread it was, that another job is done. */
    @FunctionalInterface
    public interface Progress {
        void done(int finished, int all);
    }

    public RunGrid(int threads, Progress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("cannot run on " + threads + " threads: give 1 or more");
        }
        this.threads = threads;
        this.progress = progress;
    }

    /** The results of all jobs in their order; the first failure in that order is thrown, and ends the rest. */
    public <T> List<T> run(List<? extends Callable<T>> jobs) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var futures = new ArrayList<Future<T>>();
            var finished = new Counter();
            for (Callable<T> job : jobs) {
                futures.add(pool.submit(() -> {
                    T result = job.call();
                    progress.done(finished.next(), jobs.size());
                    return result;
                }));
            }
            var results = new ArrayList<T>();
            try {
                for (Future<T> future : futures) {
                    results.add(future.get());
                }
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                throw unwrapped(failed);
            }
            return results;
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("a run failed", cause);
    }

    private static final class Counter {
        private int count;

        synchronized int next() {
            return ++count;
        }
    }
}
