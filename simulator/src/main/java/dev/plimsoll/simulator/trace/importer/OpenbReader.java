package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pods of a GPU cluster (Alibaba, cluster-trace-gpu-v2023), and the nodes they ran on if the published node list, or the
 * file that {@code nodes} names, lies beside them.
 *
 * <p>A pod of quality of service BE is a job: it runs for the time from its scheduling to its deletion. All others are
 * services that end when they were deleted; so are pods that were never scheduled, which gave up at their deletion and have
 * no owner. A share of a GPU is taken as a whole one, since the plain device plugin knows no shares: 3,078 of 8,152 pods
 * shared one. The GPU model a pod may ask for is not modelled.
 */
public final class OpenbReader implements TraceReader {

    private static final String NODES = "openb_node_list_all_node.csv";
    private static final List<String> TYPES = List.of("c6i.12xlarge", "m6i.4xlarge", "m6i.12xlarge");
    private static final List<String> GPU_TYPES = List.of(
            "g4dn.xlarge",
            "g4dn.2xlarge",
            "g4dn.4xlarge",
            "g4dn.8xlarge",
            "g5.24xlarge",
            "g5.48xlarge",
            "g6.12xlarge",
            "g6e.8xlarge",
            "g6e.48xlarge");
    private static final int MAX_SIZE = 1_000;

    @Override
    public Trace read(Path file, ReaderOptions options) {
        List<RecordedNodes> history = history(file, options.text("nodes"));
        try (CsvTable table = new CsvTable(file, OpenbRow.HEADER)) {
            table.next();
        }
        var about = new About(
                "openb-2023",
                "Pods of a GPU cluster, 149 days, from Alibaba's cluster-trace-gpu-v2023: about one in a hundred of the"
                        + " cluster's, nearly all in the last 34 days (window=115d:). The start is nominal. A share of a GPU"
                        + " is taken as a whole one, and GPU models are not modelled.");
        var loops = new TreeMap<>(
                Map.of(Owner.Kind.JOB, Loop.CLOSED, Owner.Kind.DEPLOYMENT, Loop.OPEN, Owner.Kind.BARE, Loop.OPEN));
        var manifest = new Manifest(
                about,
                new Span(Instant.parse("2023-01-01T00:00:00Z"), null),
                loops,
                AssumedFleet.of(MAX_SIZE, TYPES, GPU_TYPES, history));
        return ImportedEvents.trace(manifest, () -> {
            var rows = new OpenbRow();
            return new CsvRows(new CsvTable(file, OpenbRow.HEADER), rows::arrival);
        });
    }

    private static List<RecordedNodes> history(Path pods, String named) {
        if (!named.isEmpty()) {
            return OpenbNodes.read(Path.of(named));
        }
        Path beside = pods.resolveSibling(NODES);
        return Files.isRegularFile(beside) ? OpenbNodes.read(beside) : List.of();
    }
}
