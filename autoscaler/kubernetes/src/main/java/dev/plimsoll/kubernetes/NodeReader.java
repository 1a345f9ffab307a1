package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.VolumeHandle;
import dev.plimsoll.core.model.WellKnown;
import io.fabric8.kubernetes.api.model.ContainerImage;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeDriver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nodes with what belongs to them: their CSINode and the volumes attached. */
public final class NodeReader {

    private static final Set<String> NOT_READY_TAINTS = Set.of(
            "node.kubernetes.io/not-ready",
            "node.kubernetes.io/disk-pressure",
            "node.kubernetes.io/network-unavailable");

    private NodeReader() {}

    /** The node; without a CSINode it has no attach limits. */
    public static Node read(
            io.fabric8.kubernetes.api.model.Node node, @Nullable CSINode csiNode, List<VolumeHandle> attached) {
        return equipped(read(node), csiNode == null ? null : attachLimits(csiNode), attached);
    }

    /** The node with other attach limits (null: it has no CSINode) and other volumes attached. */
    public static Node equipped(
            Node node, @Nullable SortedMap<String, Integer> attachLimits, List<VolumeHandle> attached) {
        Node.Status status = node.status();
        return new Node(
                node.name(),
                node.labels(),
                node.taints(),
                node.allocatable(),
                new Node.Status(
                        status.ready(),
                        status.unschedulable(),
                        status.registeredAt(),
                        status.instanceId(),
                        new Node.Equipment(
                                attachLimits,
                                attached,
                                node.equipment().images(),
                                node.equipment().declaredFeatures())),
                node.annotations());
    }

    /** The node by itself: no attach limits, nothing attached. */
    public static Node read(io.fabric8.kubernetes.api.model.Node node) {
        String objectName = ObjectNames.of(node);
        NodeSpec spec = node.getSpec() == null ? new NodeSpec() : node.getSpec();
        NodeStatus status = node.getStatus() == null ? new NodeStatus() : node.getStatus();
        Map<String, String> labels = node.getMetadata().getLabels();
        return new Node(
                node.getMetadata().getName(),
                labels == null ? ImmutableMaps.empty() : ImmutableMaps.copyOf(labels),
                Tolerations.taints(spec.getTaints(), objectName),
                ExactAmounts.of(status.getAllocatable(), objectName).roundedWithPods(objectName),
                new Node.Status(
                        isReady(spec, status),
                        Boolean.TRUE.equals(spec.getUnschedulable()),
                        ObjectTimes.createdAt(node),
                        instanceId(spec.getProviderID()),
                        new Node.Equipment(null, List.of(), images(status.getImages()), status.getDeclaredFeatures())),
                annotations(node.getMetadata().getAnnotations()));
    }

    /** How many volumes each driver can attach. */
    static SortedMap<String, Integer> attachLimits(CSINode csiNode) {
        var limits = new TreeMap<String, Integer>();
        for (CSINodeDriver driver : csiNode.getSpec().getDrivers()) {
            if (driver.getName() != null
                    && driver.getAllocatable() != null
                    && driver.getAllocatable().getCount() != null) {
                limits.put(driver.getName(), driver.getAllocatable().getCount());
            }
        }
        return limits;
    }

    private static SortedMap<String, Long> images(List<ContainerImage> images) {
        var bytes = new TreeMap<String, Long>();
        for (ContainerImage image : images) {
            for (String name : image.getNames()) {
                bytes.put(name, image.getSizeBytes() == null ? 0 : image.getSizeBytes());
            }
        }
        return bytes;
    }

    /** Those that say whether the node may go; others change at every heartbeat. */
    private static SortedMap<String, String> annotations(@Nullable Map<String, String> all) {
        var kept = new TreeMap<String, String>();
        if (all != null) {
            all.forEach((name, value) -> {
                if (WellKnown.saysWhetherNodesMayGo(name)) {
                    kept.put(name, value);
                }
            });
        }
        return kept;
    }

    /** As cluster-autoscaler 1.36 reads it (utils/kubernetes/ready.go): by three conditions and three taints. */
    private static boolean isReady(NodeSpec spec, NodeStatus status) {
        boolean said = false;
        for (NodeCondition condition : status.getConditions()) {
            String value = String.valueOf(condition.getStatus());
            switch (String.valueOf(condition.getType())) {
                case "Ready" -> {
                    said = true;
                    if (value.equals("False") || value.equals("Unknown")) {
                        return false;
                    }
                }
                case "DiskPressure", "NetworkUnavailable" -> {
                    if (value.equals("True")) {
                        return false;
                    }
                }
                default -> {} // says nothing about being ready
            }
        }
        return said
                && spec.getTaints().stream()
                        .noneMatch(taint -> NOT_READY_TAINTS.contains(String.valueOf(taint.getKey())));
    }

    /** The instance below a node; "" if it does not say. */
    public static String instanceId(io.fabric8.kubernetes.api.model.Node node) {
        return node.getSpec() == null ? "" : instanceId(node.getSpec().getProviderID());
    }

    /** The last part of a provider id such as aws:///us-east-1a/i-0abc. */
    public static String instanceId(@Nullable String providerId) {
        return providerId == null ? "" : providerId.substring(providerId.lastIndexOf('/') + 1);
    }
}
