package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.function.Consumer;

/** I4: no pod is evicted that nobody makes again, that forbids it, that belongs to a Job where Jobs are spared, or to a DaemonSet. */
final class NoForbiddenEviction extends Invariant {

    private final Truth truth;

    NoForbiddenEviction(Truth truth, Consumer<Broken> verdicts) {
        super("I4", verdicts);
        this.truth = truth;
    }

    @Override
    public void evicting(long nowMillis, SimulatedPod pod) {
        Eviction says = pod.pod().life().eviction();
        boolean forbidden =
                switch (pod.owner().kind()) {
                    case BARE, DAEMON_SET -> says != Eviction.ALLOWED;
                    case JOB ->
                        says != Eviction.ALLOWED
                                && !truth.settings().removals().drains().evictJobs();
                    case DEPLOYMENT, STATEFUL_SET -> false;
                };
        if (forbidden || says == Eviction.FORBIDDEN) {
            broken(
                    nowMillis,
                    "pod " + pod.id() + " of owner kind " + pod.owner().kind() + ", which says " + says
                            + " of evictions, is evicted");
        }
    }

    /** Whether only somebody who knows the pod may move it. */
    static boolean isPinned(SimulatedPod pod) {
        return pod.owner().kind() == Owner.Kind.BARE || pod.pod().life().eviction() == Eviction.FORBIDDEN;
    }
}
