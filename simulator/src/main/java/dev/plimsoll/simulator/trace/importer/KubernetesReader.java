package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory;
import dev.plimsoll.simulator.trace.kubernetes.ClusterRecords;
import dev.plimsoll.simulator.trace.kubernetes.GroupsYaml;
import dev.plimsoll.simulator.trace.kubernetes.HistoryTrace;
import dev.plimsoll.simulator.trace.kubernetes.ObservedFleet;
import dev.plimsoll.simulator.trace.kubernetes.RecordedCluster;
import java.nio.file.Path;
import java.util.List;

/**
 * A cluster's own records: audit logs, range-query answers of Prometheus with kube-state-metrics, listings of kubectl, or a
 * recording of the daemon's. The groups are those of a file ({@code groups}), or those that the labels of the nodes show ({@code group-label}).
 */
public final class KubernetesReader implements TraceReader {

    @Override
    public Trace read(Path path, ReaderOptions options) {
        String listing = options.text("objects");
        String groups = options.text("groups");
        String label = options.text("group-label");
        List<Group> given = groups.isEmpty() ? List.of() : GroupsYaml.read(Path.of(groups));
        if (RecordedCluster.isRecording(path)) {
            RecordedCluster recorded = RecordedCluster.read(path);
            return trace(recorded.history(), path, given.isEmpty() ? recorded.groups() : given, label);
        }
        ClusterHistory history = ClusterRecords.read(path, listing.isEmpty() ? null : Path.of(listing));
        return trace(history, path, given, label);
    }

    private static Trace trace(ClusterHistory history, Path path, List<Group> given, String label) {
        var about = new About(
                FileNames.stem(path),
                "A cluster as its own records tell: " + history.pods().size() + " pods, "
                        + history.nodes().size() + " nodes.");
        return HistoryTrace.of(history, about, given, new ObservedFleet(history.nodes(), label), path.toString());
    }
}
