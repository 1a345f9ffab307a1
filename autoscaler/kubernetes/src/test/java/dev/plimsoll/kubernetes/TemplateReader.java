package dev.plimsoll.kubernetes;

import dev.plimsoll.core.expander.ExpansionOption.Template;
import dev.plimsoll.core.expander.NodeProfile;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The template nodes of groups, as expanders and comparers of groups see them. */
final class TemplateReader {

    private static final String GPU_LABEL = "k8s.amazonaws.com/accelerator";

    private TemplateReader() {}

    /** What the machine has in all. */
    public static Template template(Node node) {
        String objectName = ObjectNames.of(node);
        NodeStatus status = statusOf(node);
        ExactAmounts capacity = ExactAmounts.of(status.getCapacity(), objectName);
        return new Template(capacity.cpuMillis(objectName), capacity.memoryBytes(objectName), hasGpu(node, status));
    }

    private static boolean hasGpu(Node node, NodeStatus status) {
        Quantity gpus =
                status.getAllocatable() == null ? null : status.getAllocatable().get(Resources.GPU);
        return labelsOf(node).containsKey(GPU_LABEL)
                || ExactAmounts.exact(Resources.GPU, gpus, ObjectNames.of(node)).signum() != 0;
    }

    /** What the node is, with the pods that come with it. */
    public static NodeProfile profile(Node node, List<Pod> pods) {
        String objectName = ObjectNames.of(node);
        NodeStatus status = statusOf(node);
        var requested = new TreeMap<String, BigDecimal>();
        for (Pod pod : pods) {
            Resources requests = new PodRequests(pod, true, ObjectNames.of(pod)).requested();
            requested.merge(ExactAmounts.CPU, BigDecimal.valueOf(requests.cpuMillis(), 3), BigDecimal::add);
            requested.merge(ExactAmounts.MEMORY, BigDecimal.valueOf(requests.memoryBytes()), BigDecimal::add);
            requests.others()
                    .forEach((name, amount) -> requested.merge(name, BigDecimal.valueOf(amount), BigDecimal::add));
        }
        return new NodeProfile(
                ImmutableMaps.copyOf(labelsOf(node)),
                exact(status.getCapacity(), objectName),
                exact(status.getAllocatable(), objectName),
                requested);
    }

    private static SortedMap<String, BigDecimal> exact(@Nullable Map<String, Quantity> quantities, String objectName) {
        var amounts = new TreeMap<String, BigDecimal>();
        if (quantities != null) {
            quantities.forEach((name, quantity) -> amounts.put(name, ExactAmounts.exact(name, quantity, objectName)));
        }
        return amounts;
    }

    private static NodeStatus statusOf(Node node) {
        return node.getStatus() == null ? new NodeStatus() : node.getStatus();
    }

    private static Map<String, String> labelsOf(Node node) {
        Map<String, String> labels = node.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }
}
