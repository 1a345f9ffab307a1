package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.PodShape;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shape that a pod most likely has, by little of it: the last that was seen with as much in common. Whether it has that shape
 * is for a comparison of all parts to say.
 */
final class LikelyShapes {

    /** A shape and what pods of it are known by. */
    record Known(ShapeKey key, PodShape shape) {}

    /** A slot is taken over by whoever comes later, so there are many more slots than shapes. */
    private static final int SLOTS_PER_SHAPE = 16;

    private @Nullable Known[] slots = new Known[1024];

    @Nullable
    Known of(Pod pod, boolean running) {
        return slots[slot(pod, running)];
    }

    /** Makes the shape the likely one of all pods that have as much in common with the pod. */
    void put(Pod pod, boolean running, Known known, int knownShapes) {
        if (knownShapes * SLOTS_PER_SHAPE > slots.length) {
            // Empties all: shapes come back one by one as pods of theirs are looked up.
            slots = new Known[2 * slots.length];
        }
        slots[slot(pod, running)] = known;
    }

    void clear() {
        slots = new Known[slots.length];
    }

    private int slot(Pod pod, boolean running) {
        int sum = running ? 1 : 0;
        String namespace = pod.getMetadata().getNamespace();
        sum = 31 * sum + (namespace == null ? 0 : namespace.hashCode());
        Map<String, String> labels = pod.getMetadata().getLabels();
        if (labels != null) {
            for (String label : labels.values()) {
                sum = 31 * sum + (label == null ? 0 : label.hashCode());
            }
        }
        List<Container> containers = pod.getSpec().getContainers();
        String image = containers.isEmpty() ? null : containers.get(0).getImage();
        sum = 31 * sum + (image == null ? 0 : image.hashCode());
        sum *= 0x9E3779B9;
        return sum >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    }
}
