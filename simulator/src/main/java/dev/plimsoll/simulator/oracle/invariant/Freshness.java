package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** I9: nothing is bought on a view older than a minute, nothing begun to be given back on one older than half a minute. */
final class Freshness extends Invariant {

    private static final long FOR_PURCHASES_MILLIS = 60_000;
    private static final long FOR_REMOVALS_MILLIS = 30_000;

    private final LongSupplier skewMillis;

    /** The first tells how far the clock of whoever decides is ahead. */
    Freshness(LongSupplier skewMillis, Consumer<Broken> verdicts) {
        super("I9", verdicts);
        this.skewMillis = skewMillis;
    }

    @Override
    void acted(long nowMillis, Observation told, Step step, Outcome outcome) {
        long most = switch (step.action()) {
            case Action.RaiseDesired raise -> FOR_PURCHASES_MILLIS;
            case Action.TaintNode taint -> FOR_REMOVALS_MILLIS;
            case Action.TerminateInstance terminate -> FOR_REMOVALS_MILLIS;
            case Action.UntaintNode untaint -> Long.MAX_VALUE;
            case Action.EvictPod evict -> Long.MAX_VALUE;
        };
        for (Snapshot<?> part : List.of(told.nodes(), told.unschedulablePods(), told.groups())) {
            long age = nowMillis + skewMillis.getAsLong() - part.readAt().toEpochMilli();
            if (age > most) {
                broken(nowMillis, step.action() + " is done on a view " + age / 1000 + " s old");
                return;
            }
        }
    }
}
