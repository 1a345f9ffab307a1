package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** I3: an instance that we end runs nothing but what is part of its node, which bears our taint or has been missing for long. */
final class RightVictim extends Invariant {

    private static final long MISSING_FOR_LONG_MILLIS = 15 * 60_000;
    private static final long JUST_REGISTERED_MILLIS = 60_000;

    private final Truth truth;

    RightVictim(Truth truth, Consumer<Broken> verdicts) {
        super("I3", verdicts);
        this.truth = truth;
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        SimulatedNode node = instance == null || !instance.isLive() ? null : truth.nodeOf(instance);
        if (node == null) {
            return;
        }
        List<SimulatedPod> work = Truth.work(node);
        if (!work.isEmpty()) {
            broken(
                    nowMillis,
                    "instance " + id + " is ended with " + work.size() + " pods on its node " + node.name()
                            + (node.isHidden() ? ", whose Node object is gone: " : ": ") + Truth.names(work));
        } else if (node.isHidden() && nowMillis - node.hiddenMillis() < MISSING_FOR_LONG_MILLIS) {
            broken(
                    nowMillis,
                    "instance " + id + " is ended " + (nowMillis - node.hiddenMillis()) / 1000
                            + " s after the Node object of " + node.name() + " was deleted");
        } else if (!node.isHidden()
                && !Truth.bearsOurTaint(node)
                && nowMillis - registered(node) > JUST_REGISTERED_MILLIS) {
            broken(nowMillis, "instance " + id + " is ended, but its node " + node.name() + " bears no taint of ours");
        }
    }

    private static long registered(SimulatedNode node) {
        return node.node().status().registeredAt().toEpochMilli();
    }
}
