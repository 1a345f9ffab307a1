package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.settings.PaidNode;
import dev.plimsoll.daemon.plan.Question.Existing;
import dev.plimsoll.kubernetes.ClusterSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns the snapshot of a cluster and a file of node groups into a question: what to buy for the pods that wait? */
public final class SnapshotQuestion {

    private SnapshotQuestion() {}

    /** The question; all files of the snapshot are of one cluster. */
    public static Question read(List<Path> snapshot, Path groups, TypeTable types) throws IOException {
        Inventory inventory = Inventory.read(snapshot, groups, types);
        ClusterSnapshot cluster = inventory.cluster();
        var names = new PodNames(cluster.waiting(), cluster.nodes());
        List<PaidNode> paid = new ArrayList<>(inventory.coming());
        cluster.nodes().forEach(state -> paid.add(inventory.fleets().paid(state.node())));
        var existing = new Existing(
                inventory.placement(), inventory.landingNodes(), paid, names.names(), notes(cluster.leftAside()));
        return new Question(inventory.subject(), existing, names.classes(), inventory.offers());
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
}
