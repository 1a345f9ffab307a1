package dev.plimsoll.simulator.world;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import java.time.Instant;

/** Takes the control loop's steps in the simulated world, each by what is true at that moment, and by the adapter's rules. */
final class SimulatedActuator implements Actuator {

    private final SimulatedAws aws;
    private final SimulatedCluster cluster;

    SimulatedActuator(SimulatedAws aws, SimulatedCluster cluster) {
        this.aws = aws;
        this.cluster = cluster;
    }

    @Override
    public Outcome act(Action action, Instant now) {
        return switch (action) {
            case Action.RaiseDesired raise -> raise(raise);
            case Action.TaintNode(String node, String operation) ->
                cluster.taint(node, new Taint(WellKnown.TO_BE_DELETED, operation, Taint.Effect.NO_SCHEDULE));
            case Action.UntaintNode untaint -> cluster.untaint(untaint.node(), WellKnown.TO_BE_DELETED);
            case Action.EvictPod evict -> cluster.evict(evict.pod());
            case Action.TerminateInstance terminate -> terminate(terminate);
        };
    }

    private Outcome raise(Action.RaiseDesired raise) {
        NodeGroupState live = aws.group(raise.group());
        if (live == null) {
            return noGroup(raise.group());
        }
        String asked = ", asked to raise it from " + raise.base() + " to " + raise.target();
        if (raise.target() <= live.desired()) {
            return new Outcome.Refused(
                    raise.group() + " has a desired capacity of " + live.desired() + " already" + asked);
        }
        if (live.desired() < raise.base()) {
            return new Outcome.Refused(
                    raise.group() + " was lowered to " + live.desired() + " by someone else" + asked);
        }
        return aws.setDesiredCapacity(raise.group(), raise.target());
    }

    /** An instance that is not in the group, any more or ever, is done: there is nothing to end. */
    private Outcome terminate(Action.TerminateInstance terminate) {
        if (aws.group(terminate.group()) == null) {
            return noGroup(terminate.group());
        }
        SimulatedInstance instance = aws.instance(terminate.instance());
        return instance == null || !instance.group().equals(terminate.group())
                ? Outcome.DONE
                : aws.terminateInstance(instance.id(), true);
    }

    private static Outcome noGroup(String name) {
        return new Outcome.Refused("no group is called " + name);
    }
}
