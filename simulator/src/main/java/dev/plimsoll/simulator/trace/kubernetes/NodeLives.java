package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.StartupTaints;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.NodeLife;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The nodes of a cluster, by name: one that comes again after it was deleted is another. */
final class NodeLives {

    private static final String PODS = "pods";

    private final Map<String, NodeRecord> latest = new HashMap<>();
    private final List<NodeRecord> all = new ArrayList<>();

    private static final class NodeRecord {
        private final String name;
        private final long created;
        private SortedMap<String, String> labels = new TreeMap<>();
        private List<Taint> taints = List.of();
        private Resources allocatable = Resources.NONE;
        private @Nullable Long deleted;

        NodeRecord(String name, long created) {
            this.name = name;
            this.created = created;
        }
    }

    /** The node as it was answered to whoever made it. */
    void made(long atMillis, JsonNode node, Where where) {
        learn(of(node.path("metadata").path("name").asString(""), atMillis), node, where);
    }

    /** The whole node, at any time of its life. */
    void seen(long atMillis, JsonNode node, Where where) {
        long created = Objects.requireNonNullElse(ObjectTimes.created(node), atMillis);
        learn(of(node.path("metadata").path("name").asString(""), Math.min(created, atMillis)), node, where);
    }

    /** Somebody wrote this status, or a part of it, of a node that is known. */
    void status(String name, JsonNode status, Where where) {
        NodeRecord record = latest.get(name);
        if (record != null) {
            learnAllocatable(record, status, where);
        }
    }

    void gone(long atMillis, String name) {
        NodeRecord record = latest.remove(name);
        if (record != null) {
            record.deleted = atMillis;
        }
    }

    List<NodeLife> all() {
        return all.stream()
                .map(record -> new NodeLife(
                        record.name,
                        record.labels,
                        record.taints,
                        record.allocatable,
                        new NodeLife.Existence(record.created, record.deleted)))
                .toList();
    }

    private NodeRecord of(String name, long createdMillis) {
        return latest.computeIfAbsent(name, unknown -> {
            var made = new NodeRecord(name, createdMillis);
            all.add(made);
            return made;
        });
    }

    private void learn(NodeRecord record, JsonNode node, Where where) {
        record.labels = SchedulingRulesReader.textMap(node.path("metadata").path("labels"));
        var reader = new SchedulingRulesReader(where);
        var taints = new ArrayList<Taint>();
        for (JsonNode each : node.path("spec").path("taints")) {
            Taint taint = reader.taint(each);
            if (isLasting(taint)) {
                taints.add(taint);
            }
        }
        record.taints = taints;
        learnAllocatable(record, node.path("status"), where);
    }

    private static void learnAllocatable(NodeRecord record, JsonNode status, Where where) {
        JsonNode allocatable = status.path("allocatable");
        if (allocatable.isObject() && !allocatable.isEmpty()) {
            record.allocatable = allocatable(new PodRequests(where).amounts(allocatable, MissingNode.getInstance()));
        }
    }

    /** Amounts by name as what a node has for pods. */
    static Resources allocatable(Map<String, Long> amounts) {
        var rest = new TreeMap<>(amounts);
        long pods = Objects.requireNonNullElse(rest.remove(PODS), 0L);
        Resources size = PodRequests.resources(rest);
        return new Resources(
                size.cpuMillis(), size.memoryBytes(), (int) Math.min(pods, Integer.MAX_VALUE), withoutBulk(size));
    }

    /** Storage and huge pages are not what kinds of nodes are told apart by. */
    private static SortedMap<String, Long> withoutBulk(Resources size) {
        return size.others().entrySet().stream()
                .filter(other -> !other.getKey().equals("ephemeral-storage")
                        && !other.getKey().startsWith("hugepages-")
                        && !other.getKey().startsWith("attachable-volumes-"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one, TreeMap::new));
    }

    /** Taints that come and go with a node's state, or with an autoscaler's, say nothing of its group. */
    static boolean isLasting(Taint taint) {
        return !StartupTaints.isPassing(taint) && !taint.key().startsWith("karpenter.sh/");
    }
}
