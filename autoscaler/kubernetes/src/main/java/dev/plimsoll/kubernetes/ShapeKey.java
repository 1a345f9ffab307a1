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
import org.jspecify.annotations.Nullable;

/**
 * All that a shape is made of, in a row, so that pods of one shape are told without working it out again. Pods of equal keys
 * have equal shapes; the reverse need not hold. One key is written over for each pod that is looked up.
 */
final class ShapeKey {

    private enum Mark {
        NULL,
        RUNNING,
        PENDING,
        INIT,
        PORT,
        VOLUME,
        STATUS,
        END
    }

    private @Nullable Object[] parts = new Object[64];
    private int size;
    private int hash;

    /** Writes the pod's key over this one. */
    ShapeKey of(Pod pod, boolean running) {
        size = 0;
        PodSpec spec = pod.getSpec();
        add(running ? Mark.RUNNING : Mark.PENDING);
        add(pod.getMetadata().getNamespace());
        addAll(pod.getMetadata().getLabels());
        addOwner(pod);
        add(spec.getPriority());
        addAll(spec.getNodeSelector());
        add(spec.getAffinity());
        spec.getTolerations().forEach(this::add);
        add(Mark.END);
        spec.getTopologySpreadConstraints().forEach(this::add);
        add(Mark.END);
        spec.getContainers().forEach(this::add);
        add(Mark.INIT);
        spec.getInitContainers().forEach(this::add);
        add(Mark.END);
        addRequests(spec.getResources());
        addQuantities(spec.getOverhead());
        addAll(spec.getResourceClaims());
        spec.getVolumes().forEach(volume -> add(pod, volume));
        if (running) {
            addStatus(spec, pod.getStatus());
        } else {
            add(spec.getNodeName());
            addAll(spec.getSchedulingGates());
        }
        hash = hashOfParts();
        return this;
    }

    /** A key that stays as it is. */
    ShapeKey frozen() {
        var copy = new ShapeKey();
        copy.parts = Arrays.copyOf(parts, size);
        copy.size = size;
        copy.hash = hash;
        return copy;
    }

    /** The controller, if it is of a type that says which pods are of one kind. */
    private void addOwner(Pod pod) {
        OwnerReference owner = Kinds.controllerOf(pod);
        if (owner != null && Kinds.mayKnow(owner)) {
            add(owner.getApiVersion());
            add(owner.getKind());
            add(owner.getName());
        }
        add(Mark.END);
    }

    private void add(Toleration toleration) {
        add(toleration.getKey());
        add(toleration.getOperator());
        add(toleration.getValue());
        add(toleration.getEffect());
    }

    private void add(TopologySpreadConstraint constraint) {
        add(constraint.getTopologyKey());
        add(constraint.getMaxSkew());
        add(constraint.getWhenUnsatisfiable());
        add(constraint.getMinDomains());
        add(constraint.getNodeAffinityPolicy());
        add(constraint.getNodeTaintsPolicy());
        addAll(constraint.getMatchLabelKeys());
        LabelSelector selector = constraint.getLabelSelector();
        if (selector == null) {
            add(Mark.NULL);
        } else {
            addAll(selector.getMatchLabels());
            addAll(selector.getMatchExpressions());
        }
    }

    private void add(Container container) {
        add(container.getImage());
        add(container.getRestartPolicy());
        addRequests(container.getResources());
        for (ContainerPort port : container.getPorts()) {
            if (port.getHostPort() != null) {
                add(Mark.PORT);
                add(port.getHostPort());
                add(port.getHostIP());
                add(port.getProtocol());
            }
        }
        addAll(container.getRestartPolicyRules());
    }

    /** Volumes that shapes know nothing of are left out. */
    private void add(Pod pod, Volume volume) {
        if (PodVolumes.matters(volume) || volume.getImage() != null) {
            add(Mark.VOLUME);
            add(volume);
        }
        if (volume.getEphemeral() != null) {
            add(pod.getMetadata().getName());
            add(pod.getMetadata().getUid());
        }
    }

    /** What containers have by their statuses, and then which container is which. */
    private void addStatus(PodSpec spec, @Nullable PodStatus status) {
        if (status == null) {
            return;
        }
        int before = size;
        status.getContainerStatuses().forEach(this::add);
        add(Mark.INIT);
        status.getInitContainerStatuses().forEach(this::add);
        if (size > before + 1) {
            add(PodRequests.isResizeInfeasible(status));
            spec.getContainers().forEach(container -> add(container.getName()));
            spec.getInitContainers().forEach(container -> add(container.getName()));
        }
    }

    private void add(ContainerStatus status) {
        if (status.getResources() != null) {
            add(Mark.STATUS);
            add(status.getName());
            addRequests(status.getResources());
            addQuantities(status.getAllocatedResources());
        }
    }

    private void addRequests(@Nullable ResourceRequirements resources) {
        addQuantities(resources == null ? null : resources.getRequests());
    }

    private void addQuantities(@Nullable Map<String, Quantity> quantities) {
        if (quantities != null && !quantities.isEmpty()) {
            for (Map.Entry<String, Quantity> entry : quantities.entrySet()) {
                add(entry.getKey());
                add(entry.getValue().getAmount());
                add(entry.getValue().getFormat());
            }
        }
        add(Mark.END);
    }

    private void addAll(@Nullable Map<String, String> map) {
        if (map != null && !map.isEmpty()) {
            for (Map.Entry<String, String> entry : map.entrySet()) {
                add(entry.getKey());
                add(entry.getValue());
            }
        }
        add(Mark.END);
    }

    private void addAll(List<?> objects) {
        for (int i = 0; i < objects.size(); i++) {
            add(objects.get(i));
        }
        add(Mark.END);
    }

    private void add(@Nullable Object part) {
        if (size == parts.length) {
            parts = Arrays.copyOf(parts, 2 * size);
        }
        parts[size++] = part == null ? Mark.NULL : part;
    }

    private int hashOfParts() {
        int sum = size;
        for (int i = 0; i < size; i++) {
            Object part = parts[i];
            sum = 31 * sum + (part == null ? 0 : part.hashCode());
        }
        return sum;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShapeKey key
                && hash == key.hash
                && Arrays.equals(parts, 0, size, key.parts, 0, key.size);
    }
}
