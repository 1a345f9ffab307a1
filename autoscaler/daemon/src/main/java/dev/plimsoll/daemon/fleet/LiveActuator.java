package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.GroupActuator;
import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.kubernetes.act.Evictions;
import dev.plimsoll.kubernetes.act.LastLook;
import dev.plimsoll.kubernetes.act.NodeTaints;
import java.time.Instant;

/** Takes each step where it belongs: taints and evictions at the API server, purchases and ends of instances at AWS. */
public final class LiveActuator implements Actuator {

    private final Kubernetes kubernetes;
    private final GroupActuator aws;
    private final FleetSource fleet;

    public LiveActuator(Kubernetes kubernetes, GroupActuator aws, FleetSource fleet) {
        this.kubernetes = kubernetes;
        this.aws = aws;
        this.fleet = fleet;
    }

    /** What is done at the API server. */
    public record Kubernetes(NodeTaints taints, Evictions evictions, LastLook lastLook) {}

    @Override
    public Outcome act(Action action, Instant now) {
        try {
            return switch (action) {
                case Action.RaiseDesired raise -> raise(raise);
                case Action.TaintNode taint -> kubernetes.taints().taint(taint.node(), taint.operation());
                case Action.UntaintNode untaint -> kubernetes.taints().untaint(untaint.node(), untaint.operation());
                case Action.EvictPod evict -> kubernetes.evictions().evict(evict.pod(), evict.node());
                case Action.TerminateInstance terminate -> terminate(terminate, now);
            };
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Refusals.STOPPING;
        }
    }

    private Outcome raise(Action.RaiseDesired raise) {
        fleet.changed();
        return aws.raise(raise.group(), raise.base(), raise.target());
    }

    /** A node is looked at once more, live, right before its instance is ended. */
    private Outcome terminate(Action.TerminateInstance terminate, Instant now) throws InterruptedException {
        String node = terminate.node();
        String reason = node == null
                ? kubernetes.lastLook().reasonToKeepMissing(terminate.instance())
                : kubernetes.lastLook().reasonToKeep(node, terminate.instance());
        if (reason != null) {
            return new Outcome.Refused(reason);
        }
        fleet.changed();
        return aws.terminate(terminate.instance(), terminate.group(), now);
    }
}
