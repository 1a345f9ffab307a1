package dev.plimsoll.simulator.world.door;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes the control loop's steps through the doors, each after another look at what it depends on: the adapters' rules. */
final class DoorActuator implements Actuator {

    private final ApiDoor api;
    private final CloudDoor cloud;

    DoorActuator(Doors doors) {
        this.api = doors.api();
        this.cloud = doors.cloud();
    }

    @Override
    public Outcome act(Action action, Instant now) {
        return switch (action) {
            case Action.RaiseDesired raise -> raise(raise);
            case Action.TaintNode(String node, String operation) ->
                api.taint(node, new Taint(WellKnown.TO_BE_DELETED, operation, Taint.Effect.NO_SCHEDULE));
            case Action.UntaintNode untaint -> api.untaint(untaint.node(), WellKnown.TO_BE_DELETED);
            case Action.EvictPod evict -> api.evict(evict.pod());
            case Action.TerminateInstance terminate -> terminate(terminate);
        };
    }

    private Outcome raise(Action.RaiseDesired raise) {
        NodeGroupState live = cloud.group(raise.group());
        if (live == null) {
            return noGroup(raise.group());
        }
        String asked = ", asked to raise it from " + raise.base() + " to " + raise.target();
        if (raise.target() <= live.desired()) {
            return new Outcome.Refused(
                    raise.group() + " has a desired capacity of " + live.desired() + " already" + asked);
        }
        if (raise.target() > live.group().maxSize()) {
            return new Outcome.Refused(
                    raise.group() + " has a maximum of " + live.group().maxSize() + " now" + asked);
        }
        if (live.desired() < raise.base()) {
            return new Outcome.Refused(
                    raise.group() + " was lowered to " + live.desired() + " by someone else" + asked);
        }
        Outcome outcome = cloud.setDesiredCapacity(raise.group(), raise.target());
        return outcome instanceof Outcome.Failed ? afterwards(raise, outcome) : outcome;
    }

    /** A call without an answer may have been heard: the group is looked at again. */
    private Outcome afterwards(Action.RaiseDesired raise, Outcome failed) {
        NodeGroupState live = cloud.group(raise.group());
        return live != null && live.desired() >= raise.target() ? Outcome.DONE : failed;
    }

    /** An instance that is not in the group, any more or ever, is done: there is nothing to end. */
    private Outcome terminate(Action.TerminateInstance terminate) {
        NodeGroupState live = cloud.group(terminate.group());
        if (live == null) {
            return noGroup(terminate.group());
        }
        String reason = reasonToKeep(terminate);
        if (reason != null) {
            return new Outcome.Refused(reason);
        }
        if (!holds(live, terminate.instance())) {
            return Outcome.DONE;
        }
        Outcome outcome = cloud.terminateAndDecrement(terminate.instance());
        NodeGroupState after = outcome instanceof Outcome.Failed ? cloud.group(terminate.group()) : null;
        return after != null && !holds(after, terminate.instance()) ? Outcome.DONE : outcome;
    }

    private static boolean holds(NodeGroupState group, String id) {
        return group.instances().stream()
                .anyMatch(instance -> instance.isLive() && instance.id().equals(id));
    }

    private @Nullable String reasonToKeep(Action.TerminateInstance terminate) {
        String node = terminate.node();
        return node == null ? null : api.reasonToKeep(node, terminate.instance(), WellKnown.TO_BE_DELETED);
    }

    private static Outcome noGroup(String name) {
        return new Outcome.Refused("no group is called " + name);
    }
}
