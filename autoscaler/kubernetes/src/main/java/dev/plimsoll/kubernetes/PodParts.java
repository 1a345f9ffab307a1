package dev.plimsoll.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a shape is made of, in a fixed order: pods with equal parts have equal shapes; the reverse need not hold. A pod is
 * compared with known parts where it lies, as gathering its parts first would cost more than looking at them.
 */
final class PodParts {

    private static final @Nullable Object[] NONE = {};

    /** Parts that no pod holds: they say where a list ends and what comes next. */
    private enum Mark {
        RUNNING,
        PENDING,
        INIT,
        PORT,
        VOLUME,
        STATUS,
        END
    }

    private @Nullable Object[] expected = NONE;
    private int next;
    private boolean same;
    private @Nullable Object[] beyond = new Object[64];
    private int sizeBeyond;

    /** The parts of the pod, in an array of their own. */
    @Nullable
    Object[] of(Pod pod, boolean running) {
        compare(pod, running, NONE);
        return Arrays.copyOf(beyond, sizeBeyond);
    }

    /** Whether those are the parts of the pod. */
    boolean are(@Nullable Object[] parts, Pod pod, boolean running) {
        compare(pod, running, parts);
        return same && next == parts.length && sizeBeyond == 0;
    }

    private void compare(Pod pod, boolean running, @Nullable Object[] parts) {
        expected = parts;
        next = 0;
        same = true;
        sizeBeyond = 0;
        addAllOf(pod, running);
    }

    private void addAllOf(Pod pod, boolean running) {
        PodSpec spec = pod.getSpec();
        add(running ? Mark.RUNNING : Mark.PENDING);
        addText(pod.getMetadata().getNamespace());
        addEntries(pod.getMetadata().getLabels());
        addOwner(pod);
        addObject(spec.getPriority());
        addEntries(spec.getNodeSelector());
        addObject(spec.getAffinity());
        addTolerations(spec.getTolerations());
        addSpread(spec.getTopologySpreadConstraints());
        addContainers(spec.getContainers());
        addContainers(spec.getInitContainers());
        addRequests(spec.getResources());
        addQuantities(spec.getOverhead());
        addElements(spec.getResourceClaims());
        addVolumes(pod, spec.getVolumes());
        if (running) {
            addStatus(spec, pod.getStatus());
        } else {
            addText(spec.getNodeName());
            addElements(spec.getSchedulingGates());
        }
    }

    /** The controller, if it is of a type that says which pods are of one kind. */
    private void addOwner(Pod pod) {
        OwnerReference owner = Kinds.controllerOf(pod);
        if (owner != null && Kinds.mayKnow(owner)) {
            addText(owner.getApiVersion());
            addText(owner.getKind());
            addText(owner.getName());
        }
        add(Mark.END);
    }

    private void addTolerations(List<Toleration> tolerations) {
        for (int i = 0; i < tolerations.size(); i++) {
            Toleration toleration = tolerations.get(i);
            addText(toleration.getKey());
            addText(toleration.getOperator());
            addText(toleration.getValue());
            addText(toleration.getEffect());
        }
        add(Mark.END);
    }

    private void addSpread(List<TopologySpreadConstraint> constraints) {
        for (int i = 0; i < constraints.size(); i++) {
            TopologySpreadConstraint constraint = constraints.get(i);
            addText(constraint.getTopologyKey());
            addObject(constraint.getMaxSkew());
            addText(constraint.getWhenUnsatisfiable());
            addObject(constraint.getMinDomains());
            addText(constraint.getNodeAffinityPolicy());
            addText(constraint.getNodeTaintsPolicy());
            addElements(constraint.getMatchLabelKeys());
            addSelector(constraint.getLabelSelector());
        }
        add(Mark.END);
    }

    private void addSelector(@Nullable LabelSelector selector) {
        if (selector == null) {
            addObject(null);
        } else {
            addEntries(selector.getMatchLabels());
            addElements(selector.getMatchExpressions());
        }
    }

    private void addContainers(List<Container> containers) {
        for (int i = 0; i < containers.size(); i++) {
            Container container = containers.get(i);
            addText(container.getImage());
            addText(container.getRestartPolicy());
            addRequests(container.getResources());
            addHostPorts(container.getPorts());
            addElements(container.getRestartPolicyRules());
        }
        add(Mark.INIT);
    }

    private void addHostPorts(List<ContainerPort> ports) {
        for (int i = 0; i < ports.size(); i++) {
            ContainerPort port = ports.get(i);
            if (port.getHostPort() != null) {
                add(Mark.PORT);
                addObject(port.getHostPort());
                addText(port.getHostIP());
                addText(port.getProtocol());
            }
        }
    }

    /** Volumes that shapes know nothing of are left out. */
    private void addVolumes(Pod pod, List<Volume> volumes) {
        for (int i = 0; i < volumes.size(); i++) {
            Volume volume = volumes.get(i);
            if (PodVolumes.matters(volume) || volume.getImage() != null) {
                add(Mark.VOLUME);
                addObject(volume);
            }
            if (volume.getEphemeral() != null) {
                addText(pod.getMetadata().getName());
                addText(pod.getMetadata().getUid());
            }
        }
    }

    /** What containers have by their statuses, and then which container is which. */
    private void addStatus(PodSpec spec, @Nullable PodStatus status) {
        if (status == null) {
            return;
        }
        boolean ofContainers = addStatuses(status.getContainerStatuses());
        add(Mark.INIT);
        boolean ofInitContainers = addStatuses(status.getInitContainerStatuses());
        if (ofContainers || ofInitContainers) {
            addObject(PodRequests.isResizeInfeasible(status));
            spec.getContainers().forEach(container -> addText(container.getName()));
            spec.getInitContainers().forEach(container -> addText(container.getName()));
        }
    }

    private boolean addStatuses(List<ContainerStatus> statuses) {
        boolean any = false;
        for (int i = 0; i < statuses.size(); i++) {
            ContainerStatus status = statuses.get(i);
            if (status.getResources() != null) {
                any = true;
                add(Mark.STATUS);
                addText(status.getName());
                addRequests(status.getResources());
                addQuantities(status.getAllocatedResources());
            }
        }
        return any;
    }

    private void addRequests(@Nullable ResourceRequirements resources) {
        addQuantities(resources == null ? null : resources.getRequests());
    }

    private void addQuantities(@Nullable Map<String, Quantity> quantities) {
        if (quantities != null && !quantities.isEmpty()) {
            for (Map.Entry<String, Quantity> entry : quantities.entrySet()) {
                addText(entry.getKey());
                addText(entry.getValue().getAmount());
                addText(entry.getValue().getFormat());
            }
        }
        add(Mark.END);
    }

    private void addEntries(@Nullable Map<String, String> map) {
        if (map != null && !map.isEmpty()) {
            for (Map.Entry<String, String> entry : map.entrySet()) {
                addText(entry.getKey());
                addText(entry.getValue());
            }
        }
        add(Mark.END);
    }

    private void addElements(List<?> objects) {
        for (int i = 0; i < objects.size(); i++) {
            addObject(objects.get(i));
        }
        add(Mark.END);
    }

    private void addText(@Nullable String text) {
        if (next == expected.length) {
            addBeyond(text);
        } else if (!Objects.equals(text, expected[next++])) {
            same = false;
        }
    }

    private void add(Mark mark) {
        if (next == expected.length) {
            addBeyond(mark);
        } else if (mark != expected[next++]) {
            same = false;
        }
    }

    private void addObject(@Nullable Object part) {
        if (next == expected.length) {
            addBeyond(part);
        } else if (!Objects.equals(part, expected[next++])) {
            same = false;
        }
    }

    private void addBeyond(@Nullable Object part) {
        if (sizeBeyond == beyond.length) {
            beyond = Arrays.copyOf(beyond, 2 * sizeBeyond);
        }
        beyond[sizeBeyond++] = part;
    }
}
