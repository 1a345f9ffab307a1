package dev.plimsoll.simulator.world;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.simulator.engine.RandomStreams;
import java.util.random.RandomGenerator;

/** Draws how long each launch takes to become a ready node: the same for the n-th launch of a group, whoever asked for it. */
final class BootDelays {

    /** The node never becomes ready. */
    static final long NEVER = Long.MAX_VALUE;

    /** The 95th percentile of the standard normal distribution. */
    private static final double NORMAL_P95 = 1.6448536269514722;

    private final WorldSettings.Boot boot;
    private final RandomStreams streams;

    BootDelays(WorldSettings.Boot boot, RandomStreams streams) {
        this.boot = boot;
        this.streams = streams;
    }

    /** Milliseconds from the raise to the node's being ready, or {@link #NEVER}. */
    long millis(String group, int ordinal) {
        RandomGenerator draws = streams.stream("boot", group, ordinal);
        double lot = draws.nextDouble();
        WorldSettings.Stragglers stragglers = boot.stragglers();
        if (lot < stragglers.neverShare()) {
            return NEVER;
        }
        if (lot < stragglers.neverShare() + stragglers.share()) {
            return straggling(draws.nextDouble());
        }
        return Math.max(boot.floor().toMillis(), lognormal(draws.nextGaussian()));
    }

    private long straggling(double share) {
        double best = boot.p95().toMillis();
        return Math.round(best + share * (boot.stragglers().worst().toMillis() - best));
    }

    private long lognormal(double normal) {
        double median = boot.median().toMillis();
        if (median == 0) {
            return 0;
        }
        double sigma = StrictMath.log(boot.p95().toMillis() / median) / NORMAL_P95;
        return Math.round(median * StrictMath.exp(sigma * normal));
    }
}
