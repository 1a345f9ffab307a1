package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.daemon.plan.Question.PodClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names for the pods of a snapshot, shape by shape: that of what makes them, or the pod's own if it has a name to keep. Names of
 * shapes that wait differ from each other; running pods of one name may differ in shape.
 */
final class PodNames {

    private final IdentityHashMap<PodShape, String> names = new IdentityHashMap<>(); // looked up only
    private final List<PodClass> classes;

    /** Waiting pods in the order of arrival. */
    PodNames(List<Pod> waiting, List<NodeState> nodes) {
        var byShape = new LinkedHashMap<PodShape, List<Pod>>();
        waiting.forEach(pod ->
                byShape.computeIfAbsent(pod.shape(), any -> new ArrayList<>()).add(pod));
        var taken = new TreeMap<String, Integer>();
        var named = new ArrayList<PodClass>();
        byShape.forEach((shape, pods) -> {
            String name = nameOf(pods.getFirst());
            int times = taken.merge(name, 1, Integer::sum);
            String unlike = times == 1 ? name : name + " #" + times;
            names.put(shape, unlike);
            named.add(new PodClass(unlike, new Demand(shape, pods.size())));
        });
        named.sort(Comparator.comparingInt(each -> -each.pods().shape().priority()));
        classes = List.copyOf(named);
        nodes.forEach(node -> node.pods().forEach(pod -> names.putIfAbsent(pod.shape(), nameOf(pod))));
    }

    /** The highest priority first, then the shape that waits longest. */
    List<PodClass> classes() {
        return classes;
    }

    Map<PodShape, String> names() {
        return names;
    }

    private static String nameOf(Pod pod) {
        return switch (pod.owner().kind()) {
            case STATEFUL_SET, STATIC, BARE -> pod.id();
            case DEPLOYMENT, REPLICATION_CONTROLLER, JOB, DAEMON_SET, CUSTOM ->
                pod.owner().name();
        };
    }
}
