package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.model.Observation;
import java.util.function.Consumer;

/** L5: whatever crashes or pauses, a round has looked at each change before a quarter of an hour is over. */
final class SomebodyLeads extends Invariant {

    private static final long PATIENCE_MILLIS = 15 * 60_000;
    private static final long NONE = Long.MAX_VALUE;

    private long unseenSinceMillis = NONE;

    SomebodyLeads(Truth truth, Consumer<Broken> verdicts) {
        super("L5", verdicts);
        truth.world().onChange(() -> unseenSinceMillis = Math.min(unseenSinceMillis, truth.nowMillis()));
    }

    @Override
    void decided(long nowMillis, Observation told, Decision decision) {
        check(nowMillis);
        unseenSinceMillis = NONE;
    }

    @Override
    void quiet(long nowMillis) {
        check(nowMillis);
    }

    private void check(long nowMillis) {
        if (unseenSinceMillis != NONE && nowMillis - unseenSinceMillis > PATIENCE_MILLIS) {
            broken(
                    nowMillis,
                    "no round looked at what changed " + (nowMillis - unseenSinceMillis) / 60_000 + " min ago");
        }
    }
}
