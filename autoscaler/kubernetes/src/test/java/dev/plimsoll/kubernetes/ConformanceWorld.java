package dev.plimsoll.kubernetes;

import dev.plimsoll.core.scheduling.Placement;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A case's cluster as a placement, and its nodes by name in byte order. */
final class ConformanceWorld {

    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    final Placement placement;
    final TreeMap<String, Integer> nodes = new TreeMap<>();
    private final PodShapes shapes;

    ConformanceWorld(ConformanceCase.Cluster cluster) {
        var reader = new ClusterReader();
        each(cluster.namespaces(), reader::add);
        each(cluster.persistentVolumes(), reader::add);
        each(cluster.persistentVolumeClaims(), reader::add);
        each(cluster.storageClasses(), reader::add);
        each(cluster.csiNodes(), reader::add);
        each(cluster.csiDrivers(), reader::add);
        each(cluster.csiStorageCapacities(), reader::add);
        each(cluster.volumeAttachments(), reader::add);
        var kinds = new Kinds();
        each(cluster.services(), kinds::add);
        each(cluster.replicaSets(), kinds::add);
        each(cluster.statefulSets(), kinds::add);
        each(cluster.replicationControllers(), kinds::add);
        shapes = new PodShapes(kinds, reader);
        placement = new Placement(reader.facts());
        cluster.nodes().stream()
                .sorted(Comparator.comparing((Node node) -> node.getMetadata().getName()))
                .forEach(node -> nodes.put(node.getMetadata().getName(), placement.addNode(reader.read(node))));
        each(cluster.pods(), this::bind);
    }

    private void bind(Pod pod) {
        if (pod.getStatus() != null && FINISHED.contains(pod.getStatus().getPhase())) {
            return;
        }
        Integer node = nodes.get(pod.getSpec().getNodeName());
        if (node != null) {
            int shape = placement.shape(shapes.running(pod));
            boolean terminating = pod.getMetadata().getDeletionTimestamp() != null;
            placement.bindRunning(terminating ? placement.terminating(shape) : shape, node, 1);
        }
    }

    int handleOf(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    int shapeOf(Pod pending) {
        return placement.shape(shapes.pending(pending));
    }

    static String nameOf(Pod pod) {
        return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
    }

    static Map<String, Pod> byName(List<Pod> pods) {
        var byName = new TreeMap<String, Pod>();
        pods.forEach(pod -> byName.put(nameOf(pod), pod));
        return byName;
    }

    private static <T> void each(@Nullable List<T> objects, Consumer<T> consumer) {
        if (objects != null) {
            objects.forEach(consumer);
        }
    }
}
