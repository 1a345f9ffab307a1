package dev.plimsoll.core.model;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Tells the taints of a node that is still starting, and those that come and go, from those that it will keep. */
public final class StartupTaints {

    /** For how long a taint that no template tells of is taken for one that goes by itself. */
    public static final Duration STRANGE_FOR = Duration.ofMinutes(5);

    private static final Set<String> KEYS = Set.of( // asked only
            "node.kubernetes.io/not-ready",
            "node.kubernetes.io/network-unavailable",
            "node.cloudprovider.kubernetes.io/uninitialized");
    private static final List<String> PREFIXES = List.of(
            "startup-taint.cluster-autoscaler.kubernetes.io/", "ignore-taint.cluster-autoscaler.kubernetes.io/");

    /** As of Cilium and the CSI drivers of EBS and EFS. */
    private static final String AGENT_NOT_READY = "/agent-not-ready";

    /** Of a node's condition, of its state in others' eyes, or of whoever drains it. */
    private static final List<String> PASSING = List.of(
            "node.kubernetes.io/",
            "node.cloudprovider.kubernetes.io/",
            "status-taint.cluster-autoscaler.kubernetes.io/",
            WellKnown.DECOMMISSION_PENDING,
            WellKnown.DELETION_CANDIDATE,
            WellKnown.TO_BE_DELETED);

    private StartupTaints() {}

    /** Whether a taint says that its node is starting, whatever the node's template has. */
    public static boolean isStartup(Taint taint) {
        return KEYS.contains(taint.key())
                || taint.key().endsWith(AGENT_NOT_READY)
                || PREFIXES.stream().anyMatch(taint.key()::startsWith);
    }

    /** Whether a taint comes and goes, so that it tells nothing of the next node: one of a start among them. */
    public static boolean isPassing(Taint taint) {
        return isStartup(taint) || PASSING.stream().anyMatch(taint.key()::startsWith);
    }

    /** Whether pods cannot land on the node yet because of a taint; strange ones count while it is new. */
    public static boolean keepPodsOff(Node node, NodeGroup group, boolean isNew) {
        return node.taints().stream().anyMatch(taint -> isStartup(taint) || (isNew && isStrange(taint, group)));
    }

    private static boolean isStrange(Taint taint, NodeGroup group) {
        return taint.effect() != Taint.Effect.PREFER_NO_SCHEDULE
                && !taint.key().equals(WellKnown.TO_BE_DELETED)
                && !taint.key().equals(WellKnown.UNSCHEDULABLE)
                && !group.templates().isEmpty()
                && group.templates().stream()
                        .noneMatch(template -> template.taints().contains(taint));
    }
}
