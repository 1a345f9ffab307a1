package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Course;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import dev.plimsoll.simulator.measure.RunResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** Small comparisons whose figures can be followed on paper: seed s adds s to what plimsoll spends. */
final class FakeComparisons {
    private static final long START = Instant.parse("1995-07-01T00:00:00Z").toEpochMilli();
    private static final long END = Instant.parse("1995-07-29T06:00:00Z").toEpochMilli();
    private static final PolicyLabel PLIMSOLL = new PolicyLabel("plimsoll", Kind.PRODUCT);
    private static final PolicyLabel RIVAL = new PolicyLabel("cluster-autoscaler", Kind.MODEL);
    private static final PolicyLabel BOUND = new PolicyLabel("instant-boot", Kind.BOUND);

    private FakeComparisons() {}

    static Comparison of(String trace, long... seeds) {
        return new Comparison(
                trace,
                LongStream.of(seeds).boxed().toList(),
                List.of(
                        runs(trace, PLIMSOLL, new long[] {1_234_567_800, 61, 3_600_000L * 2_500}, seeds),
                        runs(trace, RIVAL, new long[] {2_345_678_900L, 183, 3_600_000L * 5_000}, seeds),
                        runs(trace, BOUND, new long[] {1_000_000_050, 0, 3_600_000L * 2_000}, seeds)));
    }

    /** Figures of a policy: micro-dollars, longest wait in seconds, and node-milliseconds. */
    private static PolicyRuns runs(String trace, PolicyLabel policy, long[] figures, long... seeds) {
        return new PolicyRuns(
                policy,
                LongStream.of(seeds)
                        .mapToObj(seed -> run(trace, policy, seed, figures))
                        .toList());
    }

    private static RunResult run(String trace, PolicyLabel policy, long seed, long[] figures) {
        Histogram waits = new Histogram(5);
        for (int pod = 0; pod < 100; pod++) {
            waits.recordValue(figures[1] * 10 * pod);
        }
        long microDollars = figures[0] + seed * 1_000_000;
        return new RunResult(
                new RunResult.Run(trace, policy, seed, START, END),
                new RunResult.Money(
                        microDollars, microDollars / 4, figures[2], new RunResult.Allocation(0.7512, 0.5, 0.25)),
                new RunResult.Waiting(waits, figures[1] * 495.0),
                new RunResult.Counts(0, figures[1] / 10, 40 + seed, 40, 3),
                Course.UNSEEN);
    }
}
