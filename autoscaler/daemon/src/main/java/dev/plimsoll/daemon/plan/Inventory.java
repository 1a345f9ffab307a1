package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.settings.PaidNode;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.TypeOffer;
import dev.plimsoll.daemon.plan.Question.Origin;
import dev.plimsoll.daemon.plan.Question.Subject;
import dev.plimsoll.kubernetes.ClusterSnapshot;
import dev.plimsoll.kubernetes.SnapshotReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster as it is: its nodes with their pods in a placement, by their states, and what its groups have and may have. */
final class Inventory {

    private final Subject subject;
    private final ClusterSnapshot cluster;
    private final List<GroupSpec> groups;
    private final GroupFleets fleets;
    private final GroupOffers offers;
    private final Placement placement;
    private final Map<NodeState, Integer> handles = new LinkedHashMap<>();

    private Inventory(Subject subject, ClusterSnapshot cluster, List<GroupSpec> groups, TypeTable types) {
        this.subject = subject;
        this.cluster = cluster;
        this.groups = groups;
        fleets = new GroupFleets(groups, cluster.nodes());
        offers = new GroupOffers(fleets, types.overhead(), cluster.daemonSets().values());
        placement = new Placement(cluster.facts());
        for (NodeState state : cluster.nodes()) {
            int node = placement.addNode(state.node());
            state.pods().forEach(pod -> bind(pod, node));
            handles.put(state, node);
        }
    }

    /** Of a snapshot, all files of one cluster, and a file of node groups. */
    static Inventory read(List<Path> snapshot, Path groups, TypeTable types) throws IOException {
        List<GroupSpec> specs = new GroupsFile(types).read(groups);
        var reader = new SnapshotReader();
        for (Path file : snapshot) {
            reader.add(file);
        }
        var subject =
                new Subject(Origin.SNAPSHOT, name(snapshot.getFirst()), name(groups), types.origin(typesOf(specs)));
        return new Inventory(subject, reader.snapshot(), specs, types);
    }

    private static List<String> typesOf(List<GroupSpec> groups) {
        return groups.stream()
                .flatMap(group -> group.types().stream())
                .map(TypeOffer::name)
                .toList();
    }

    private void bind(Pod pod, int node) {
        int shape = placement.shape(pod.shape());
        placement.bindRunning(pod.terminating() ? placement.terminating(shape) : shape, node, 1);
    }

    Subject subject() {
        return subject;
    }

    ClusterSnapshot cluster() {
        return cluster;
    }

    GroupFleets fleets() {
        return fleets;
    }

    Placement placement() {
        return placement;
    }

    /** The node in the placement. */
    int handle(NodeState state) {
        return handles.getOrDefault(state, Placement.NO_NODE);
    }

    /** The nodes in the placement that pods may go to. */
    List<Integer> landingNodes() {
        return cluster.nodes().stream()
                .filter(state -> state.node().status().ready())
                .map(this::handle)
                .toList();
    }

    List<GroupOffer> offers() {
        return groups.stream().map(offers::of).toList();
    }

    /** Instances on their way that are no nodes yet, as limits and commitments count them. */
    List<PaidNode> coming() {
        var coming = new ArrayList<PaidNode>();
        groups.forEach(group -> offers.coming(group).forEach(template -> coming.add(PaidNode.of(template))));
        return coming;
    }

    /** What a file is called, without folder and extension. */
    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
