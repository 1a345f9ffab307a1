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
    void acted(long nowMillis, Observation seen, Step step, Outcome outcome) {
        boolean whole = seen.nodes().complete()
                && seen.unschedulablePods().complete()
                && seen.groups().complete();
        boolean irreversible = switch (step.action()) {
            case Action.RaiseDesired raise -> true;
            case Action.TaintNode taint -> true;
            case Action.TerminateInstance terminate -> true;
            case Action.EvictPod evict -> false;
            case Action.UntaintNode untaint -> false;
        };
        if (!whole && irreversible) {
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
