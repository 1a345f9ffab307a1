package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.model.Observation;
import java.util.function.Consumer;

/** L5: while pods wait and all is quiet, rounds go on. */
final class SomebodyLeads extends Invariant {

    private static final long PATIENCE_MILLIS = 15 * 60_000;

    private final Truth truth;
    private long lastMillis;

    SomebodyLeads(Truth truth, Consumer<Broken> verdicts) {
        super("L5", verdicts);
        this.truth = truth;
        this.lastMillis = truth.nowMillis();
    }

    @Override
    void decided(long nowMillis, Observation seen, Decision decision) {
        lastMillis = nowMillis;
    }

    @Override
    void quiet(long nowMillis) {
        int waiting = truth.world().kubernetes().unschedulablePods().size();
        if (waiting > 0 && nowMillis - lastMillis > PATIENCE_MILLIS) {
            broken(
                    nowMillis,
                    waiting + " pods wait, and the last round was " + (nowMillis - lastMillis) / 60_000 + " min ago");
        }
    }
}
