package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * I17: a node that we bought stays for as long as nodes are to be left alone after they are ready, by the clock of whoever
 * decides: nothing that it sees tells a leader that its clock is ahead.
 */
final class NoFlapping extends Invariant {

    private static final long SLACK_MILLIS = 5_000;

    private final Truth truth;
    private final LongSupplier skewMillis;

    NoFlapping(Truth truth, LongSupplier skewMillis, Consumer<Broken> verdicts) {
        super("I17", verdicts);
        this.truth = truth;
        this.skewMillis = skewMillis;
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        SimulatedNode node = instance == null || !instance.isLive() ? null : truth.nodeOf(instance);
        if (instance == null || node == null || !instance.wasOrdered() || !Truth.isUsable(node) || node.isHidden()) {
            return;
        }
        long ahead = Math.max(0, skewMillis.getAsLong());
        long least = truth.settings().removals().waits().nodeAge().toMillis() - SLACK_MILLIS - ahead;
        // by its first registration: that comes before it is ready, and a Node object made anew is still the old
        // machine
        long age = nowMillis - node.lasting().status().registeredAt().toEpochMilli();
        if (age < least) {
            broken(
                    nowMillis,
                    "instance " + id + " is ended " + age / 1000 + " s after its node " + node.name()
                            + " registered, at least " + least / 1000);
        }
    }
}
