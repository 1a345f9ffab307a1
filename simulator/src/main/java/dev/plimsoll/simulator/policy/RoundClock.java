package dev.plimsoll.simulator.policy;

import dev.plimsoll.simulator.engine.Engine;
import dev.plimsoll.simulator.world.SimulatedWorld;

/**
 * Runs a policy's rounds on a grid of times (multiples since 1970), after everything else of that millisecond. Rounds at
 * which neither anything has changed since the last one nor a wake-up is due are skipped, unless every round is asked for.
 */
public final class RoundClock {

    /** One round. */
    @FunctionalInterface
    public interface Round {

        /** No wake-up is wanted. */
        long NEVER = Long.MAX_VALUE;

        /** Runs, and returns when to run again if nothing changes before, in milliseconds since 1970; or {@link #NEVER}. */
        long run(long nowMillis);
    }

    private final Engine engine;
    private final long gridMillis;
    private final boolean everyRound;
    private final Round round;
    private long earliestMillis = Long.MIN_VALUE;
    private long nextMillis = Round.NEVER;
    private long generation;

    public RoundClock(Engine engine, long gridMillis, boolean everyRound, Round round) {
        if (gridMillis <= 0) {
            throw new IllegalArgumentException("rounds every " + gridMillis + " ms: give a time longer than zero");
        }
        this.engine = engine;
        this.gridMillis = gridMillis;
        this.everyRound = everyRound;
        this.round = round;
    }

    /** Lets the first round run at the first time of the grid that is not past. */
    public void start() {
        wakeAt(engine.nowMillis());
    }

    /** Something that the policy could see has changed: to be given to {@link SimulatedWorld#onChange}. */
    public void changed() {
        wakeAt(engine.nowMillis());
    }

    private void wakeAt(long timeMillis) {
        long wish = Math.max(timeMillis, earliestMillis);
        if (wish >= nextMillis) {
            return;
        }
        long onGrid = Math.ceilDiv(wish, gridMillis) * gridMillis;
        if (onGrid < nextMillis) {
            nextMillis = onGrid;
            long scheduled = ++generation;
            engine.atEndOf(onGrid, () -> {
                if (scheduled == generation) {
                    fire();
                }
            });
        }
    }

    private void fire() {
        long now = engine.nowMillis();
        nextMillis = Round.NEVER;
        earliestMillis = now + 1;
        long wake = round.run(now);
        if (everyRound) {
            wakeAt(now + gridMillis);
        } else if (wake != Round.NEVER) {
            wakeAt(wake);
        }
    }
}
