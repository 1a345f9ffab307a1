package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Tells the taints of a node that is still starting from those that it will keep. */
public final class StartupTaints {

    /** For how long a taint that no template tells of is taken for one that goes by itself. */
    static final Duration STRANGE_FOR = Duration.ofMinutes(5);

    private static final Set<String> KEYS = Set.of( // asked only
            "node.kubernetes.io/not-ready",
            "node.kubernetes.io/network-unavailable",
            "node.cloudprovider.kubernetes.io/uninitialized");
    private static final List<String> PREFIXES = List.of(
            "startup-taint.cluster-autoscaler.kubernetes.io/",
            "status-taint.cluster-autoscaler.kubernetes.io/",
            "ignore-taint.cluster-autoscaler.kubernetes.io/");

    /** As of Cilium and the CSI drivers of EBS and EFS. */
    private static final String AGENT_NOT_READY = "/agent-not-ready";

    private StartupTaints() {}

    /** Whether a taint says that its node is starting, whatever the node's template has. */
    public static boolean isStartup(Taint taint) {
        return KEYS.contains(taint.key())
                || taint.key().endsWith(AGENT_NOT_READY)
                || PREFIXES.stream().anyMatch(taint.key()::startsWith);
    }

    /** Whether pods cannot land on the node yet because of a taint; strange ones count while it is new. */
    static boolean keepPodsOff(Node node, NodeGroup group, boolean isNew) {
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
