package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.format.EventChecks;
import dev.plimsoll.simulator.trace.format.EventStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Service instances of recommendation models (Alibaba, cluster-trace-gpu-v2025): CPU nodes (CN) and GPU nodes (HN) of 156
 * applications over 31 days.
 *
 * <p>Every instance is a pod of the Deployment of its application and role: open loop. One without a creation time was there
 * at the start and arrives at 0; one without a deletion time stays. CPU, memory and whole GPUs are taken as requested; RDMA
 * bandwidth and disk are not modelled. {@code max_instance_per_node} 1 becomes anti-affinity over hosts, and k above 1 a
 * hard spread over hosts with a skew of at most k, which is the same limit as long as one fitting node has none.
 */
public final class DlrmReader implements TraceReader {

    private static final List<String> TYPES =
            List.of("m6a.24xlarge", "m6a.48xlarge", "m8i.96xlarge", "r6a.24xlarge", "r6a.48xlarge", "r8i.96xlarge");
    private static final List<String> GPU_TYPES =
            List.of("g6.4xlarge", "g6.12xlarge", "g6.48xlarge", "g6e.8xlarge", "g6e.16xlarge", "gr6.4xlarge");
    private static final int MAX_SIZE = 5_000;

    @Override
    public Trace read(Path file, ReaderOptions options) {
        try (CsvTable table = new CsvTable(file, DlrmRow.HEADER)) {
            table.next();
        }
        var about = new About(
                "dlrm-2025",
                "Service instances of disaggregated recommendation models, 31 days, from Alibaba's cluster-trace-gpu-v2025."
                        + " The start is nominal. RDMA and disk are not modelled; the limit of instances a node is a hard"
                        + " spread over hosts.");
        var manifest = new Manifest(
                about,
                new Span(Instant.parse("2025-01-01T00:00:00Z"), Duration.ofDays(31)),
                new TreeMap<>(Map.of(Owner.Kind.DEPLOYMENT, Loop.OPEN)),
                AssumedFleet.of(MAX_SIZE, TYPES, GPU_TYPES, List.of()));
        return new Trace(
                manifest, () -> EventStreams.over(events(file, manifest).iterator(), () -> {}));
    }

    /** The file is sorted by role, not by time, so it is read whole: 24,000 small events. */
    private static List<WorkloadEvent> events(Path file, Manifest manifest) {
        var arrivals = new ArrayList<WorkloadEvent>();
        var rows = new DlrmRow();
        try (CsvTable table = new CsvTable(file, DlrmRow.HEADER)) {
            while (table.next()) {
                arrivals.add(rows.arrival(table));
            }
        }
        arrivals.sort(Comparator.comparingLong(WorkloadEvent::atMillis));
        var checks = new EventChecks(manifest, file::toString);
        arrivals.forEach(checks::check);
        return arrivals;
    }
}
