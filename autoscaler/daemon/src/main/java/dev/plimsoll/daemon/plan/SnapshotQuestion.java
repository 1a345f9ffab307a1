package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.planning.GroupOffer;
import dev.plimsoll.core.scaling.PaidNode;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.daemon.group.GroupSpec;
import dev.plimsoll.daemon.plan.Question.Existing;
import dev.plimsoll.daemon.plan.Question.Origin;
import dev.plimsoll.daemon.plan.Question.Subject;
import dev.plimsoll.kubernetes.ClusterSnapshot;
import dev.plimsoll.kubernetes.SnapshotReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns the snapshot of a cluster and a file of node groups into a question: what to buy for the pods that wait? */
public final class SnapshotQuestion {

    private SnapshotQuestion() {}

    /** The question; all files of the snapshot are of one cluster. */
    public static Question read(List<Path> snapshot, Path groups, Path instanceTypes) throws IOException {
        var table = InstanceTypesFile.read(instanceTypes, InstanceTypesFile.Columns.ALLOCATABLE);
        List<GroupSpec> specs = new GroupsFile(table, instanceTypes).read(groups);
        var reader = new SnapshotReader();
        for (Path file : snapshot) {
            reader.add(file);
        }
        return question(
                reader.snapshot(), specs, new Subject(Origin.SNAPSHOT, name(snapshot.getFirst()), name(groups)));
    }

    private static Question question(ClusterSnapshot cluster, List<GroupSpec> groups, Subject subject) {
        var names = new PodNames(cluster.waiting(), cluster.nodes());
        var placement = new Placement(cluster.facts());
        var landing = new ArrayList<Integer>();
        for (NodeState state : cluster.nodes()) {
            int node = placement.addNode(state.node());
            state.pods().forEach(pod -> bind(pod, node, placement));
            if (state.node().status().ready()) {
                landing.add(node);
            }
        }
        var fleets = new GroupFleets(groups, cluster.nodes());
        var offers = new GroupOffers(fleets, cluster.daemonSets().values());
        var paid = new ArrayList<PaidNode>();
        cluster.nodes().forEach(state -> paid.add(fleets.paid(state.node())));
        groups.forEach(group -> offers.coming(group).forEach(template -> paid.add(PaidNode.of(template))));
        List<GroupOffer> offered = groups.stream().map(offers::of).toList();
        var existing = new Existing(placement, landing, paid, names.names(), notes(cluster.leftAside()));
        return new Question(subject, existing, names.classes(), offered);
    }

    private static void bind(Pod pod, int node, Placement placement) {
        int shape = placement.shape(pod.shape());
        placement.bindRunning(pod.terminating() ? placement.terminating(shape) : shape, node, 1);
    }

    private static List<String> notes(ClusterSnapshot.LeftAside aside) {
        var notes = new ArrayList<String>();
        note(aside.gated(), "behind scheduling gates", notes);
        note(aside.ofDaemonSets(), "of DaemonSets, whose nodes are chosen already", notes);
        note(aside.terminating(), "being deleted before they had a node", notes);
        note(aside.onUnknownNodes(), "on nodes that are not in the snapshot", notes);
        return notes;
    }

    private static void note(int pods, String why, List<String> notes) {
        if (pods > 0) {
            notes.add(pods + (pods == 1 ? " pod " : " pods ") + why);
        }
    }

    /** What a file is called, without folder and extension. */
    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
