package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.util.function.Consumer;

/** I10: what is not wholly known is not acted on; nothing is taken from a group that could not be bought from again. */
final class UnknownMeansHold extends Invariant {

    private final Truth truth;

    UnknownMeansHold(Truth truth, Consumer<Broken> verdicts) {
        super("I10", verdicts);
        this.truth = truth;
    }

    @Override
    void acted(long nowMillis, Observation told, Step step, Outcome outcome) {
        boolean nodesAndPods =
                told.nodes().complete() && told.unschedulablePods().complete();
        boolean all = nodesAndPods && told.groups().complete();
        boolean known = switch (step.action()) {
            case Action.RaiseDesired raise -> all;
            case Action.TaintNode taint -> all;
            // the group of a node that is empty is read anew; that an instance is no node is told by both lists
            case Action.TerminateInstance end -> end.node() == null ? all : nodesAndPods;
            case Action.EvictPod evict -> true;
            case Action.UntaintNode untaint -> true;
        };
        if (!known) {
            broken(nowMillis, step.action() + " is done on a view that is not complete");
        }
    }

    @Override
    public void tainting(long nowMillis, SimulatedNode node, Taint taint) {
        NodeGroupState state = truth.world().aws().group(node.instance().group());
        if (Truth.isOurs(taint) && state != null && state.condition().cannotLaunch() != null) {
            broken(
                    nowMillis,
                    "node " + node.name() + " is to go, but its group can launch no other: "
                            + state.condition().cannotLaunch());
        }
    }
}
