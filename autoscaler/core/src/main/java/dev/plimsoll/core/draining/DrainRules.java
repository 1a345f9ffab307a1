package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.NodeKept.BlockedByPod;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which pods may be evicted to free a node. */
public final class DrainRules {

    private final List<PodDisruptionBudget> budgets;
    private final boolean evictJobs;

    public DrainRules(List<PodDisruptionBudget> budgets, boolean evictJobs) {
        this.budgets = budgets;
        this.evictJobs = evictJobs;
    }

    /** Whether a pod stays on its node until the end and is no loss. */
    public static boolean isPartOfTheNode(Pod pod) {
        return switch (pod.owner().kind()) {
            case DAEMON_SET -> true;
            case DEPLOYMENT, STATEFUL_SET, JOB, BARE -> false;
        };
    }

    /** Whether none of these pods of a node would be missed if it ended. */
    public static boolean isEmpty(List<Pod> pods) {
        for (Pod pod : pods) {
            if (!isPartOfTheNode(pod)) {
                return false;
            }
        }
        return true;
    }

    /** The first pod that must not go now, and why; null when all may. */
    public @Nullable BlockedByPod blocker(List<Pod> pods) {
        return first(pods, pod -> {
            String pinned = pinned(pod);
            return pinned == null ? spentBudget(pod) : pinned;
        });
    }

    /** The first pod that must not go at all, whatever its budget will allow later; null when there is none. */
    @Nullable
    BlockedByPod pinned(List<Pod> pods) {
        return first(pods, this::pinned);
    }

    private static @Nullable BlockedByPod first(List<Pod> pods, Function<Pod, @Nullable String> rules) {
        for (Pod pod : pods) {
            String rule = isPartOfTheNode(pod) || pod.terminating() ? null : rules.apply(pod);
            if (rule != null) {
                return new BlockedByPod(pod.id(), rule);
            }
        }
        return null;
    }

    private @Nullable String pinned(Pod pod) {
        if (pod.life().eviction() == Eviction.FORBIDDEN) {
            return "NotSafeToEvictAnnotation";
        }
        if (pod.life().eviction() == Eviction.ALLOWED) {
            return null;
        }
        return switch (pod.owner().kind()) {
            case BARE -> "NotReplicated";
            case JOB -> evictJobs ? null : "NotInterruptible, it belongs to a Job";
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET -> null;
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
