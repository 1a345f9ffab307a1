package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.VolumeHandle;
import io.fabric8.kubernetes.api.model.ContainerImage;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeDriver;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nodes with what belongs to them: their CSINode and the volumes attached. */
public final class NodeReader {

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
                                node.equipment().declaredFeatures())));
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
                        isReady(status),
                        Boolean.TRUE.equals(spec.getUnschedulable()),
                        ObjectTimes.createdAt(node),
                        instanceId(spec.getProviderID()),
                        new Node.Equipment(null, List.of(), images(status.getImages()), status.getDeclaredFeatures())));
    }

    /** How many volumes each driver can attach. */
    static SortedMap<String, Integer> attachLimits(CSINode csiNode) {
        var limits = new TreeMap<String, Integer>();
        for (CSINodeDriver driver : csiNode.getSpec().getDrivers()) {
            if (driver.getAllocatable() != null && driver.getAllocatable().getCount() != null) {
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

    /** Whether the node says of itself that it is ready. */
    public static boolean isReady(io.fabric8.kubernetes.api.model.Node node) {
        return node.getStatus() != null && isReady(node.getStatus());
    }

    private static boolean isReady(NodeStatus status) {
        return status.getConditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
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
