package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** I17: a node that we bought stays for as long as nodes are to be left alone after they are ready. */
final class NoFlapping extends Invariant {

    private static final long SLACK_MILLIS = 5_000;

    private final Truth truth;

    NoFlapping(Truth truth, Consumer<Broken> verdicts) {
        super("I17", verdicts);
        this.truth = truth;
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        SimulatedNode node = instance == null || !instance.isLive() ? null : truth.nodeOf(instance);
        if (instance == null || node == null || !instance.wasOrdered() || !Truth.isUsable(node) || node.isHidden()) {
            return;
        }
        long least = truth.settings().removals().waits().nodeAge().toMillis() - SLACK_MILLIS;
        // by its first registration: that comes before it is ready, and a Node object made anew is still the old machine
        long age = nowMillis - node.lasting().status().registeredAt().toEpochMilli();
        if (age < least) {
            broken(
                    nowMillis,
                    "instance " + id + " is ended " + age / 1000 + " s after its node " + node.name()
                            + " registered, at least " + least / 1000);
        }
    }
}
