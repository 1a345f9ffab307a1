package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.tune.RunGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** Many trials by seed, on several threads; what they come to does not depend on how many. */
final class Campaign {

    private final Scenarios scenarios;
    private final Trial trial;
    private final RunGrid grid;

    Campaign(Scenarios scenarios, Trial trial, RunGrid grid) {
        this.scenarios = scenarios;
        this.trial = trial;
        this.grid = grid;
    }

    /** What all trials come to: those that failed in the order of seeds, and sums over all. */
    record Outcome(long trials, List<Trial.Result> failed, Sums sums) {}

    /** Effects by kind of fault, strikes by kind and state, node-milliseconds, and a hash over all fingerprints. */
    record Sums(SortedMap<String, Long> effects, SortedMap<String, Long> coverage, Trial.Course course) {}

    Outcome run(LongStream seeds) throws InterruptedException {
        List<Callable<Trial.Result>> jobs =
                seeds.<Callable<Trial.Result>>mapToObj(seed -> () -> run(seed)).toList();
        List<Trial.Result> results = grid.run(jobs);
        var failed = new ArrayList<Trial.Result>();
        var effects = new TreeMap<String, Long>();
        var coverage = new TreeMap<String, Long>();
        long fingerprint = 17;
        long nodeMillis = 0;
        for (Trial.Result result : results) {
            if (!result.broken().isEmpty()) {
                failed.add(result);
            }
            result.effects().forEach((word, times) -> effects.merge(word, times, Long::sum));
            result.coverage().forEach((pair, times) -> coverage.merge(pair, times, Long::sum));
            fingerprint = 31 * fingerprint + result.course().fingerprint();
            nodeMillis += result.course().nodeMillis();
        }
        return new Outcome(
                results.size(), failed, new Sums(effects, coverage, new Trial.Course(fingerprint, nodeMillis)));
    }

    private Trial.Result run(long seed) {
        try {
            return trial.run(scenarios.of(seed), TrialLog.NONE);
        } catch (RuntimeException failed) {
            throw new IllegalStateException("seed " + seed + " ended in " + failed, failed);
        }
    }
}
