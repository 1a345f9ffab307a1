package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.NodeKept.BlockedByPod;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which pods may be evicted to free a node. */
final class DrainRules {

    private final List<PodDisruptionBudget> budgets;
    private final boolean evictJobs;

    DrainRules(List<PodDisruptionBudget> budgets, boolean evictJobs) {
        this.budgets = budgets;
        this.evictJobs = evictJobs;
    }

    /** Whether a pod stays on its node until the end and is no loss. */
    static boolean isPartOfTheNode(Pod pod) {
        return pod.owner().kind() == Owner.Kind.DAEMON_SET;
    }

    static boolean isEmpty(List<Pod> pods) {
        for (Pod pod : pods) {
            if (!isPartOfTheNode(pod)) {
                return false;
            }
        }
        return true;
    }

    /** The first pod that must not go, and why; null when all may. */
    @Nullable
    BlockedByPod blocker(List<Pod> pods) {
        for (Pod pod : pods) {
            String rule = rule(pod);
            if (rule != null) {
                return new BlockedByPod(pod.id(), rule);
            }
        }
        return null;
    }

    private @Nullable String rule(Pod pod) {
        return switch (pod.owner().kind()) {
            case BARE -> "NotReplicated";
            case JOB -> evictJobs ? spentBudget(pod) : "NotInterruptible, it belongs to a Job";
            case DEPLOYMENT, STATEFUL_SET -> spentBudget(pod);
            case DAEMON_SET -> null;
        };
    }

    private @Nullable String spentBudget(Pod pod) {
        for (PodDisruptionBudget budget : budgets) {
            if (budget.disruptionsAllowed() < 1 && budget.covers(pod.shape())) {
                return "NotEnoughPdb, " + budget.name() + " allows no disruption now";
            }
        }
        return null;
    }
}
