package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.settings.DrainOptions;
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
        DrainOptions options = truth.settings().removals().pods();
        boolean spared = switch (pod.owner().kind()) {
            case BARE, STATIC -> true;
            case DAEMON_SET -> !options.evictDaemonSets();
            case JOB -> !options.owners().interruptJobs();
            case CUSTOM ->
                options.owners().known()
                        && !options.owners()
                                .alsoReplicating()
                                .contains(pod.owner().controller().kind());
            case DEPLOYMENT, REPLICATION_CONTROLLER, STATEFUL_SET -> false;
        };
        boolean forbidden = switch (says) {
            case ALLOWED -> false;
            case BY_RULES -> spared;
            case FORBIDDEN, AT_COMPLETION -> true;
        };
        if (forbidden) {
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
