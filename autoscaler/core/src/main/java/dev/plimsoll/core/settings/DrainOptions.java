package dev.plimsoll.core.settings;

import java.time.Duration;
import java.util.List;

/**
 * What keeps pods where they are: who owns them, what they are, below which priority (of those that may preempt) they do not
 * count at all, and whether DaemonSets' pods are evicted before their node ends unless they say otherwise.
 */
public record DrainOptions(Owners owners, Protection protection, int expendableBelow, boolean evictDaemonSets) {

    /** Everything that cluster-autoscaler protects by default, and more. */
    public static final DrainOptions PLIMSOLL = new DrainOptions(
            new Owners(true, 0, false, List.of()),
            new Protection(SystemPods.KEPT_AT_FIRST, Duration.ofHours(1), true, true, true),
            -10,
            false);

    /** The defaults of cluster-autoscaler. */
    public static final DrainOptions CLUSTER_AUTOSCALER = new DrainOptions(
            new Owners(true, 0, true, List.of()),
            new Protection(SystemPods.FREE_AFTER_TIMEOUT, Duration.ofHours(1), true, false, false),
            -10,
            true);

    /**
     * Whether pods need a controller of a known kind that is still there, how many replicas a ReplicaSet or
     * ReplicationController must ask for, whether Jobs may be interrupted, and which kinds of controller make pods again besides
     * the known ones.
     */
    public record Owners(boolean known, int minReplicas, boolean interruptJobs, List<String> alsoReplicating) {
        public Owners {
            for (String kind : alsoReplicating) {
                if (kind.isBlank()) {
                    throw new IllegalArgumentException(
                            "alsoReplicating has '" + kind + "': name kinds of controllers such as CloneSet");
                }
            }
            alsoReplicating = List.copyOf(alsoReplicating);
        }
    }

    /** What becomes of pods of kube-system that no disruption budget covers. */
    public enum SystemPods {
        /** They are pods like others. */
        FREE,
        /** They stay until they are as old as the timeout; then they are pods like others. */
        KEPT_AT_FIRST,
        /** They stay until they are as old as the timeout; then they go, whatever else they are. */
        FREE_AFTER_TIMEOUT
    }

    /**
     * What else is protected: pods of kube-system, and until what age; pods with data on the node's own disk; pods that ask not to
     * be disrupted, for a time or for good; pods that several budgets cover, which can never be evicted.
     */
    public record Protection(
            SystemPods systemPods,
            Duration systemPodTimeout,
            boolean localStorage,
            boolean doNotDisrupt,
            boolean severalBudgets) {}
}
