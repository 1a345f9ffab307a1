package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.NodeLife;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The node groups that nodes show by their labels, and how many nodes of each there were when. */
public final class ObservedFleet {

    private static final List<String> GROUP_LABELS = List.of(
            "eks.amazonaws.com/nodegroup",
            "alpha.eksctl.io/nodegroup-name",
            "karpenter.sh/nodepool",
            "karpenter.sh/provisioner-name",
            "kops.k8s.io/instancegroup",
            "cloud.google.com/gke-nodepool",
            "kubernetes.azure.com/agentpool",
            "node-group",
            "nodegroup",
            "group",
            "pool");
    private static final List<String> OWN_LABELS = List.of(
            "kubernetes.io/",
            "beta.kubernetes.io/",
            "node.kubernetes.io/",
            "failure-domain.beta.kubernetes.io/",
            "topology.",
            "k8s.io/",
            "eks.amazonaws.com/sourceLaunchTemplate",
            "karpenter.k8s.aws/",
            "karpenter.sh/initialized",
            "karpenter.sh/registered");
    private static final String TYPE_BETA = "beta.kubernetes.io/instance-type";
    private static final List<String> CONTROL_PLANE =
            List.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");
    private static final int LEAST_MAX = 10;

    private final List<NodeLife> workers;
    private final String groupLabel;

    /** Groups by this label, or "" for the first of those that are usual; control planes are left out. */
    public ObservedFleet(List<NodeLife> nodes, String groupLabel) {
        this.workers = nodes.stream()
                .filter(node ->
                        CONTROL_PLANE.stream().noneMatch(label -> node.labels().containsKey(label)))
                .filter(node -> !type(node).isEmpty())
                .toList();
        this.groupLabel = groupLabel;
    }

    /** The group of a node, by its labels; for lack of them its instance type. */
    public String groupOf(NodeLife node) {
        if (!groupLabel.isEmpty()) {
            return node.labels().getOrDefault(groupLabel, type(node));
        }
        for (String label : GROUP_LABELS) {
            String value = node.labels().getOrDefault(label, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return type(node);
    }

    /** One group a name, with what all of its nodes have in common; it may grow to twice the most nodes there were. */
    public List<Group> groups() {
        SortedMap<String, List<NodeLife>> byGroup = new TreeMap<>();
        workers.forEach(node -> byGroup.computeIfAbsent(groupOf(node), name -> new ArrayList<>())
                .add(node));
        var groups = new ArrayList<Group>();
        byGroup.forEach((name, nodes) -> groups.add(group(name, nodes)));
        return groups;
    }

    /** How many nodes of each group, type and zone there were from when on; the first entries are of the start. */
    public List<RecordedNodes> recorded(ClusterHistory.Span span) {
        var changes = new TreeMap<Long, Map<String, Integer>>();
        Map<String, Resources> sizes = new HashMap<>();
        for (NodeLife node : workers) {
            String kind = kind(node);
            sizes.merge(kind, node.allocatable(), (one, other) -> one.cpuMillis() > 0 ? one : other);
            long from = Math.max(0, node.existence().createdMillis() - span.startMillis());
            change(changes, from, kind, 1);
            Long deleted = node.existence().deletedMillis();
            if (deleted != null) {
                change(changes, Math.max(from, deleted - span.startMillis()), kind, -1);
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        var recorded = new ArrayList<RecordedNodes>();
        changes.forEach((at, kinds) -> new TreeMap<>(kinds).forEach((kind, difference) -> {
            int count = counts.merge(kind, difference, Integer::sum);
            recorded.add(new RecordedNodes(at, kind, sizes.getOrDefault(kind, Resources.NONE), count));
        }));
        return recorded;
    }

    private String kind(NodeLife node) {
        String zone = zone(node);
        return groupOf(node) + "/" + type(node) + (zone.isEmpty() ? "" : "/" + zone);
    }

    private static void change(Map<Long, Map<String, Integer>> changes, long at, String kind, int difference) {
        changes.computeIfAbsent(at, time -> new HashMap<>()).merge(kind, difference, Integer::sum);
    }

    private Group group(String name, List<NodeLife> nodes) {
        SortedMap<String, Integer> types = new TreeMap<>();
        var zones = new TreeSet<String>();
        for (NodeLife node : nodes) {
            types.merge(type(node), 1, Integer::sum);
            if (!zone(node).isEmpty()) {
                zones.add(zone(node));
            }
        }
        List<String> commonFirst = types.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return new Group(
                name,
                commonFirst,
                zones.isEmpty() ? List.of("us-east-1a") : List.copyOf(zones),
                new Bounds(0, Math.max(LEAST_MAX, 2 * most(nodes))),
                new Marks(commonLabels(nodes), commonTaints(nodes)));
    }

    private static int most(List<NodeLife> nodes) {
        var changes = new TreeMap<Long, Integer>();
        for (NodeLife node : nodes) {
            changes.merge(node.existence().createdMillis(), 1, Integer::sum);
            Long deleted = node.existence().deletedMillis();
            if (deleted != null) {
                changes.merge(deleted, -1, Integer::sum);
            }
        }
        int now = 0;
        int most = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }

    private static SortedMap<String, String> commonLabels(List<NodeLife> nodes) {
        var common = new TreeMap<>(nodes.getFirst().labels());
        nodes.forEach(node -> common.entrySet()
                .removeIf(label -> !label.getValue().equals(node.labels().get(label.getKey()))));
        common.keySet().removeIf(ObservedFleet::isOwnLabel);
        return common;
    }

    /** Whether a label says what a node is by itself, not what its group made it. */
    static boolean isOwnLabel(String label) {
        return OWN_LABELS.stream().anyMatch(label::startsWith);
    }

    private static List<Taint> commonTaints(List<NodeLife> nodes) {
        var common = new ArrayList<>(nodes.getFirst().taints());
        nodes.forEach(node -> common.retainAll(node.taints()));
        return common;
    }

    private static String type(NodeLife node) {
        return node.labels().getOrDefault(WellKnown.INSTANCE_TYPE, node.labels().getOrDefault(TYPE_BETA, ""));
    }

    private static String zone(NodeLife node) {
        return node.labels().getOrDefault(WellKnown.ZONE, node.labels().getOrDefault(WellKnown.ZONE_BETA, ""));
    }
}
