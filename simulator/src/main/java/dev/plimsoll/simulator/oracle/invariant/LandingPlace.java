package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.function.Consumer;

/** I15: when a node is to go, each of its pods fits some other node that stays. */
final class LandingPlace extends Invariant {

    private final Truth truth;

    LandingPlace(Truth truth, Consumer<Broken> verdicts) {
        super("I15", verdicts);
        this.truth = truth;
    }

    @Override
    public void tainting(long nowMillis, SimulatedNode node, Taint taint) {
        if (!Truth.isOurs(taint) || Truth.bearsOurTaint(node)) {
            return;
        }
        for (SimulatedPod pod : Truth.work(node)) {
            if (pod.phase() != SimulatedPod.Phase.TERMINATING && !hasPlace(pod, node)) {
                broken(
                        nowMillis,
                        "node " + node.name() + " is to go, but its pod " + pod.id() + " fits none of the "
                                + (truth.nodes() - 1) + " others that stay");
                return;
            }
        }
    }

    private boolean hasPlace(SimulatedPod pod, SimulatedNode own) {
        for (SimulatedNode other : truth.world().kubernetes().nodes()) {
            if (!other.name().equals(own.name())
                    && !Truth.bearsOurTaint(other)
                    && truth.world().kubernetes().fits(pod, other)) {
                return true;
            }
        }
        return false;
    }
}
