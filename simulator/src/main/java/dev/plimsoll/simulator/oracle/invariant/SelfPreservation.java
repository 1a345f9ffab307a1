package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** I18: the node on which we run ourselves, and any other with a pod that nobody may move, never is to go. */
final class SelfPreservation extends Invariant {

    private final Truth truth;

    SelfPreservation(Truth truth, Consumer<Broken> verdicts) {
        super("I18", verdicts);
        this.truth = truth;
    }

    @Override
    public void tainting(long nowMillis, SimulatedNode node, Taint taint) {
        if (Truth.isOurs(taint)) {
            check(nowMillis, node, "is to go");
        }
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        SimulatedNode node = instance == null || !instance.isLive() ? null : truth.nodeOf(instance);
        if (node != null) {
            check(nowMillis, node, "is ended");
        }
    }

    private void check(long nowMillis, SimulatedNode node, String what) {
        for (SimulatedPod pod : node.pods()) {
            if (NoForbiddenEviction.isPinned(pod)
                    && pod.phase() != SimulatedPod.Phase.TERMINATING
                    && pod.phase() != SimulatedPod.Phase.ENDED) {
                broken(
                        nowMillis,
                        "node " + node.name() + " " + what + " with pod " + pod.id() + ", which may not move");
                return;
            }
        }
    }
}
