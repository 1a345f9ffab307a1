package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.kubernetes.DaemonPods;
import dev.plimsoll.kubernetes.NodeReader;
import dev.plimsoll.kubernetes.PodReader;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes pods, and what would make pods, into the state. */
final class PodIntake {

    private final ClusterState state;
    private final Set<String> schedulers;

    PodIntake(ClusterState state, Set<String> schedulers) {
        this.state = state;
        this.schedulers = schedulers;
    }

    /** Takes in a pod of so many bytes of JSON. Returns whether it waits for a node and did not before. */
    boolean put(Pod pod, int bytes) {
        if (PodReader.isFinished(pod)) {
            state.removePod(PodReader.id(pod));
            return false;
        }
        LivePod.Place place = placeOf(pod);
        ShapeRef ref = place.node().isEmpty()
                ? state.shapes().pending(pod, bytes)
                : state.shapes().running(pod, bytes);
        return state.put(new LivePod(
                PodReader.read(pod, ref.shape(), state.controllers()),
                ref,
                Objects.requireNonNullElse(pod.getMetadata().getUid(), ""),
                place));
    }

    private LivePod.Place placeOf(Pod pod) {
        String node = pod.getSpec().getNodeName();
        if (node != null && !node.isEmpty()) {
            return LivePod.Place.on(node);
        }
        boolean waits = isUnschedulable(pod)
                && schedulers.contains(
                        Objects.requireNonNullElse(pod.getSpec().getSchedulerName(), "default-scheduler"))
                && pod.getSpec().getSchedulingGates().isEmpty()
                && !PodReader.isTerminating(pod)
                && !PodReader.isPartOfTheNode(pod);
        String nominated = pod.getStatus() == null ? null : pod.getStatus().getNominatedNodeName();
        return waits ? LivePod.Place.waiting(Objects.requireNonNullElse(nominated, "")) : LivePod.Place.NOWHERE;
    }

    /** Whether the scheduler tried and found no node. */
    private static boolean isUnschedulable(Pod pod) {
        if (pod.getStatus() == null) {
            return false;
        }
        for (PodCondition condition : pod.getStatus().getConditions()) {
            if ("PodScheduled".equals(condition.getType())) {
                return "False".equals(condition.getStatus()) && "Unschedulable".equals(condition.getReason());
            }
        }
        return false;
    }

    void put(DaemonSet set, int bytes) {
        state.putDaemonSet(
                set.getMetadata().getNamespace() + "/" + set.getMetadata().getName(),
                state.shapes().pending(DaemonPods.of(set), bytes));
    }

    /** A pod that cannot be read keeps its node from being given back, as nobody knows what it is. */
    void putUnreadable(JsonNode pod) {
        String namespace = text(pod, "metadata", "namespace");
        String id = namespace + "/" + text(pod, "metadata", "name");
        String node = text(pod, "spec", "nodeName");
        if (node.isEmpty()) {
            state.removePod(id);
            return;
        }
        ShapeRef ref = state.shapes()
                .standIn(
                        new PodShape(namespace, ImmutableMaps.empty(), Resources.ofPod(0, 0), SchedulingRules.NONE, 0));
        state.put(new LivePod(
                new dev.plimsoll.core.model.Pod(
                        id,
                        ref.shape(),
                        Owner.NOBODY,
                        new dev.plimsoll.core.model.Pod.Life(createdAt(pod), Eviction.FORBIDDEN, false)),
                ref,
                text(pod, "metadata", "uid"),
                LivePod.Place.on(node)));
    }

    /** A node that cannot be read is still there, so that nobody takes its instance for one that never joined. */
    void putUnreadableNode(JsonNode node) {
        String name = text(node, "metadata", "name");
        if (state.node(name) != null) {
            return;
        }
        boolean _ = state.put(new Node(
                name,
                ImmutableMaps.empty(),
                List.of(),
                Resources.NONE,
                new Node.Status(
                        false, true, createdAt(node), NodeReader.instanceId(text(node, "spec", "providerID")))));
    }

    private static String text(JsonNode object, String part, String field) {
        return object.path(part).path(field).asString("");
    }

    private static Instant createdAt(JsonNode object) {
        String text = text(object, "metadata", "creationTimestamp");
        return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ") ? Instant.parse(text) : Instant.EPOCH;
    }
}
