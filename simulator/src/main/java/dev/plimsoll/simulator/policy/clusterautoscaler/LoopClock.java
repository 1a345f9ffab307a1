package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.simulator.engine.Engine;

/**
 * When its loops begin (pkg/loop/trigger.go): an interval after the last one ended; at once when a pod turned out to fit nowhere
 * since; and at once after the two loops that follow one which bought or gave back. Loops that could see nothing new are left
 * out, but the beat goes on as if they had been.
 */
final class LoopClock {

    /** How long a loop takes, as the real one does in a small cluster. */
    private static final long LOOP_MILLIS = 8;

    private final Engine engine;
    private final long intervalMillis;
    private final boolean everyLoop;
    private final Body body;
    private long lastMillis;
    private long previousMillis;
    private long endMillis;
    private long nextMillis = Body.NEVER;
    private long generation;
    private boolean running;
    private boolean dirty;
    private boolean podAppeared;

    /** What a loop does. */
    interface Body {

        /** Nothing is due by itself. */
        long NEVER = Long.MAX_VALUE;

        /** Runs; returns from when on another loop may find more to do if nothing changes, or {@link #NEVER}. */
        long run(long nowMillis);

        /** When it last bought or gave back. */
        long lastActionMillis();

        /** A loop at this time was left out. */
        void passOver(long loopMillis);
    }

    LoopClock(Engine engine, long intervalMillis, boolean everyLoop, Body body) {
        this.engine = engine;
        this.intervalMillis = intervalMillis;
        this.everyLoop = everyLoop;
        this.body = body;
    }

    void start(long firstMillis) {
        endMillis = firstMillis - intervalMillis;
        lastMillis = endMillis;
        previousMillis = endMillis;
        schedule(firstMillis);
    }

    /** Something that a loop could see is another. */
    void changed() {
        if (running) {
            dirty = true;
        } else {
            schedule(onBeat(engine.nowMillis()));
        }
    }

    /** A pod was found to fit nowhere. */
    void podAppeared() {
        if (running) {
            podAppeared = true;
        } else if (nextMillis > endMillis) {
            schedule(Math.max(engine.nowMillis(), endMillis));
        }
    }

    /** The first time of the beat that is not before a time. */
    private long onBeat(long millis) {
        long first = endMillis + intervalMillis;
        long period = intervalMillis + LOOP_MILLIS;
        return millis <= first ? first : first + Math.ceilDiv(millis - first, period) * period;
    }

    private void schedule(long millis) {
        if (millis < nextMillis) {
            nextMillis = millis;
            long scheduled = ++generation;
            engine.atEndOf(millis, () -> {
                if (scheduled == generation) {
                    fire();
                }
            });
        }
    }

    private void fire() {
        long now = engine.nowMillis();
        nextMillis = Body.NEVER;
        long period = intervalMillis + LOOP_MILLIS;
        for (long left = endMillis + intervalMillis; left < now; left += period) {
            body.passOver(left);
            lastMillis = left;
        }
        previousMillis = lastMillis;
        lastMillis = now;
        running = true;
        dirty = false;
        podAppeared = false;
        long wake = body.run(now);
        running = false;
        endMillis = now + LOOP_MILLIS;
        if (body.lastActionMillis() >= previousMillis || podAppeared) {
            schedule(endMillis);
        } else if (dirty || everyLoop) {
            schedule(endMillis + intervalMillis);
        } else if (wake != Body.NEVER) {
            schedule(onBeat(wake));
        }
    }
}
