package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Finding;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** L4: no back-off reaches further than half an hour ahead. */
final class BackOffsEnd extends Invariant {

    private static final long LONGEST_MILLIS = 31 * 60_000;

    private final Truth truth;
    private final LongSupplier skewMillis;
    private List<Finding> findings = List.of();

    BackOffsEnd(Truth truth, LongSupplier skewMillis, Consumer<Broken> verdicts) {
        super("L4", verdicts);
        this.truth = truth;
        this.skewMillis = skewMillis;
    }

    @Override
    void decided(long nowMillis, Observation told, Decision decision) {
        findings = decision.findings();
    }

    @Override
    void quiet(long nowMillis) {
        for (Finding finding : findings) {
            if (finding.reason() instanceof GroupPassedOver.BackingOff backingOff
                    && backingOff.until().toEpochMilli() - skewMillis.getAsLong()
                            > truth.nowMillis() + LONGEST_MILLIS) {
                broken(nowMillis, "group " + finding.name() + " is left alone until " + backingOff.until());
            }
        }
    }
}
