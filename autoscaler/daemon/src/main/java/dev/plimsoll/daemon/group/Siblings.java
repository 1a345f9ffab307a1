package dev.plimsoll.daemon.group;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the nodes of a group have in common, and so the next one too: labels and taints that no tag tells of, and what they can hold. */
public final class Siblings {

    /** A node's own, or told by its zone and type. */
    private static final Set<String> INDIVIDUAL = Set.of(
            WellKnown.HOSTNAME,
            WellKnown.INSTANCE_TYPE,
            WellKnown.ARCHITECTURE,
            "beta.kubernetes.io/instance-type",
            "beta.kubernetes.io/arch",
            "alpha.eksctl.io/instance-id");

    private static final List<String> OF_A_PLACE =
            List.of("topology.", "failure-domain.beta.kubernetes.io/", "failure-domain.kubernetes.io/");

    /** Taints that come and go with a node's condition, or with whoever drains it. */
    private static final List<String> PASSING = List.of(
            "node.kubernetes.io/",
            "node.cloudprovider.kubernetes.io/",
            "startup-taint.cluster-autoscaler.kubernetes.io/",
            "status-taint.cluster-autoscaler.kubernetes.io/",
            "ignore-taint.cluster-autoscaler.kubernetes.io/",
            "DeletionCandidateOfClusterAutoscaler",
            WellKnown.TO_BE_DELETED);

    private Siblings() {}

    /** The labels that all of them bear with one value; none without siblings. */
    public static SortedMap<String, String> sharedLabels(List<Node> siblings) {
        var shared = new TreeMap<String, String>();
        if (!siblings.isEmpty()) {
            shared.putAll(siblings.getFirst().labels());
            shared.keySet().removeIf(Siblings::isIndividual);
            siblings.forEach(node -> shared.entrySet()
                    .removeIf(label -> !label.getValue().equals(node.labels().get(label.getKey()))));
        }
        return shared;
    }

    private static boolean isIndividual(String label) {
        return INDIVIDUAL.contains(label) || OF_A_PLACE.stream().anyMatch(label::startsWith);
    }

    /** The lasting taints that all of them bear. */
    public static List<Taint> sharedTaints(List<Node> siblings) {
        var shared = new ArrayList<Taint>();
        if (!siblings.isEmpty()) {
            shared.addAll(siblings.getFirst().taints());
            shared.removeIf(taint -> PASSING.stream().anyMatch(taint.key()::startsWith));
            siblings.forEach(node -> shared.retainAll(node.taints()));
        }
        return shared;
    }

    /** The least of each resource that any of them has for pods; there is at least one. */
    public static Resources least(List<Node> siblings) {
        Resources least = siblings.getFirst().allocatable();
        for (Node node : siblings) {
            least = least.least(node.allocatable());
        }
        return least;
    }
}
