package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.simulator.MicroTrace;
import dev.plimsoll.simulator.trace.Trace;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Six hours of Jobs and a Deployment that goes up and down, over two groups, with quiet hours in between. */
final class RandomWork {

    private RandomWork() {}

    static Trace of(long seed) {
        var lots = new SplittableRandom(seed);
        var trace = new MicroTrace()
                .group("large", "m5.large", 0, 20)
                .group("xlarge", "m5.xlarge", 1, 20)
                .length(Duration.ofHours(6));
        double[] times = DoubleStream.generate(() -> lots.nextDouble(4 * 3600))
                .map(t -> t > 2 * 3600 ? t + 3600 : t)
                .limit(60)
                .sorted()
                .toArray();
        for (double t : times) {
            if (lots.nextInt(4) == 0) {
                trace.scale(Math.floor(t), lots.nextInt(12));
            } else {
                trace.job(Math.floor(t * 10) / 10, 100 + 100L * lots.nextInt(18), 10 + lots.nextInt(1800));
            }
        }
        return trace.build();
    }
}
