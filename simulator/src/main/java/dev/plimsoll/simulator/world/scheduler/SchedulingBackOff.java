package dev.plimsoll.simulator.world.scheduler;

import dev.plimsoll.configuration.WorldSettings;
import java.util.stream.LongStream;

/**
 * Until when a pod that was tried in vain is not tried again, as kube-scheduler reckons it (pkg/scheduler/backend/queue): twice
 * as long after each try, up to a limit; in whole seconds where an idle scheduler does not wait for it.
 */
public final class SchedulingBackOff {

    private static final long WINDOW_MILLIS = 1000;

    /** By the number of tries; the last one holds for all greater numbers. */
    private final long[] millis;

    private final boolean skippedWhenIdle;

    public SchedulingBackOff(WorldSettings.BackOff settings) {
        long max = settings.max().toMillis();
        LongStream below = LongStream.iterate(
                settings.initial().toMillis(), wait -> wait < max, wait -> wait > max / 2 ? max : 2 * wait);
        millis = LongStream.concat(LongStream.of(0), LongStream.concat(below, LongStream.of(max)))
                .toArray();
        skippedWhenIdle = settings.skippedWhenIdle();
    }

    /** Whether a scheduler with nothing else to do tries pods before their time. */
    boolean isSkippedWhenIdle() {
        return skippedWhenIdle;
    }

    /** When a pod with these tries may be tried again, in milliseconds since 1970. */
    public long endMillis(Tries tries) {
        long end = tries.lastMillis() + millis[tries.count()];
        return skippedWhenIdle ? Math.floorDiv(end, WINDOW_MILLIS) * WINDOW_MILLIS : end;
    }

    /** After another try; more than make a difference are not counted. */
    public Tries again(Tries tries, long nowMillis) {
        return new Tries(Math.min(tries.count() + 1, millis.length - 1), nowMillis);
    }
}
