package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory;
import dev.plimsoll.simulator.trace.kubernetes.GroupsYaml;
import dev.plimsoll.simulator.trace.kubernetes.HistoryTrace;
import dev.plimsoll.simulator.trace.kubernetes.SimKubeObjects;
import java.nio.file.Path;
import java.util.List;

/**
 * Kubernetes objects that SimKube's tracer recorded ({@code .sktrace}, MessagePack, versions 2 and 3): Deployments and
 * StatefulSets have the replicas they were applied with until they are deleted, Jobs and CronJobs have pods that run. The
 * groups are those of a file ({@code groups}), or some that could be.
 */
public final class SktraceReader implements TraceReader {

    private static final List<String> TYPES =
            List.of("c5.xlarge", "c5.2xlarge", "c5.4xlarge", "m5.xlarge", "m5.2xlarge", "m5.4xlarge");
    private static final int MAX_SIZE = 1_000;

    @Override
    public Trace read(Path file, ReaderOptions options) {
        String groups = options.text("groups");
        ClusterHistory history = SimKubeObjects.read(file, Msgpack.read(file));
        Fleet assumed = AssumedFleet.of(MAX_SIZE, TYPES, List.of(), List.of());
        List<Group> given = groups.isEmpty() ? assumed.groups() : GroupsYaml.read(Path.of(groups));
        var about = new About(
                FileNames.stem(file),
                "Objects as SimKube's tracer saw them applied. Requests are those of the objects; a container that states"
                        + " none requests nothing.");
        return HistoryTrace.inAssumedFleet(
                history, about, new Fleet(given, assumed.daemonSets(), List.of()), file.toString());
    }
}
