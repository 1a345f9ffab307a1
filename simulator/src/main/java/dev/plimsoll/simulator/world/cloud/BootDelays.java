package dev.plimsoll.simulator.world.cloud;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.simulator.engine.Lognormal;
import dev.plimsoll.simulator.engine.RandomStreams;
import java.util.random.RandomGenerator;

/** Draws how long each launch takes to become a ready node: the same for the n-th launch of a group, whoever asked for it. */
public final class BootDelays {

    /** The node never becomes ready. */
    public static final long NEVER = Long.MAX_VALUE;

    private final WorldSettings.Boot boot;
    private final Lognormal delays;
    private final Lognormal notReady;
    private final RandomStreams streams;

    public BootDelays(WorldSettings.Boot boot, RandomStreams streams) {
        this.boot = boot;
        this.delays = new Lognormal(boot.median().toMillis(), boot.p95().toMillis());
        this.notReady = new Lognormal(
                boot.start().notReadyMedian().toMillis(),
                boot.start().notReadyP95().toMillis());
        this.streams = streams;
    }

    /** Milliseconds from the launch to the node's being ready, or {@link #NEVER}, for the n-th launch of a group and its order. */
    public long millis(String group, int ordinal, int order) {
        RandomGenerator draws = streams.stream("boot", group, ordinal);
        double lot = draws.nextDouble();
        WorldSettings.Stragglers stragglers = boot.stragglers();
        if (lot < stragglers.neverShare()) {
            return NEVER;
        }
        if (lot < stragglers.neverShare() + stragglers.share()) {
            return straggling(draws.nextDouble());
        }
        return Math.max(boot.floor().toMillis(), delays.at(mixed(draws.nextGaussian(), group, order)));
    }

    /** Part of the draw is common to all launches of one order. */
    private double mixed(double own, String group, int order) {
        double common = boot.start().commonShare();
        return common == 0
                ? own
                : StrictMath.sqrt(common)
                                * streams.stream("boot-order", group, order).nextGaussian()
                        + StrictMath.sqrt(1 - common) * own;
    }

    /** Milliseconds for which the node of the n-th launch of a group is registered and not ready. */
    long notReadyMillis(String group, int ordinal) {
        return notReady.at(streams.stream("not-ready", group, ordinal).nextGaussian());
    }

    private long straggling(double share) {
        double best = boot.p95().toMillis();
        return Math.round(best + share * (boot.stragglers().worst().toMillis() - best));
    }
}
