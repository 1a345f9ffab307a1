package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Jobs of SURF's Lisa cluster as OpenDC publishes them: id, submission and duration in milliseconds since 1970, cores,
 * megabytes.
 *
 * <p>Every job is recorded with the size of a whole node (16 cores, 100,000 MB) and not with what it used. On Kubernetes a
 * pod cannot have a whole node: of each recorded core {@code cpu-per-core} (937) thousandths are requested, 15 cores of 16,
 * and {@code memory-per-core} (1536Mi), so that one job fits on any instance of 16 vCPUs and 32 GiB or more.
 */
public final class SurfReader implements TraceReader {

    private static final List<String> HEADER = List.of("id", "submit_ms", "duration_ms", "cpu_count", "mem_mb");
    private static final List<String> TYPES =
            List.of("c5.4xlarge", "c5.9xlarge", "c5.18xlarge", "m5.4xlarge", "m5.8xlarge", "m5.16xlarge");
    private static final int MAX_SIZE = 1_000;
    private static final int MAX_CORES = 10_000;
    private static final long DEFAULT_MEMORY = 1536L << 20;

    @Override
    public Trace read(Path file, ReaderOptions options) {
        int cpuMillis = options.count("cpu-per-core", 1, 1_000, 937);
        long memory = options.memory("memory-per-core", DEFAULT_MEMORY);
        long start = firstSubmission(file);
        var about = new About(
                FileNames.stem(file),
                "Whole-node batch jobs of SURF's Lisa cluster, published by OpenDC. Recorded sizes are those of the node, not"
                        + " of the job: each recorded core is taken as " + cpuMillis + " millicores and " + memory
                        + " bytes, so that a job nearly fills one node of 16 cores.");
        var loops = new TreeMap<>(Map.of(Owner.Kind.JOB, Loop.CLOSED));
        var manifest = new Manifest(
                about,
                new Span(Instant.ofEpochMilli(start), null),
                loops,
                AssumedFleet.of(MAX_SIZE, TYPES, List.of(), List.of()));
        return ImportedEvents.trace(manifest, () -> {
            Map<Resources, PodShape> shapes = new HashMap<>();
            return new CsvRows(
                    new CsvTable(file, HEADER), row -> arrival(row, start, size(row, cpuMillis, memory), shapes));
        });
    }

    private static long firstSubmission(Path file) {
        try (CsvTable table = new CsvTable(file, HEADER)) {
            if (!table.next()) {
                throw table.bad("holds no job: check that the file is whole");
            }
            return submission(table);
        }
    }

    private static WorkloadEvent arrival(CsvTable row, long start, Resources size, Map<Resources, PodShape> shapes) {
        long at = submission(row) - start;
        if (at < 0) {
            throw row.bad("submit_ms is " + submission(row) + ", before the first job's " + start
                    + ": sort the file by submit_ms");
        }
        String name = "job-" + row.name("id");
        PodShape shape = shapes.computeIfAbsent(
                size, any -> new PodShape("default", ImmutableMaps.empty(), size, SchedulingRules.NONE, 0));
        return new PodArrives(
                at,
                name,
                shape,
                new Owner(Owner.Kind.JOB, name),
                new Departure.AfterRunning(row.whole("duration_ms", 0, FormatLimits.MILLIS)));
    }

    private static Resources size(CsvTable row, int cpuMillis, long memory) {
        long cores = row.whole("cpu_count", 1, MAX_CORES);
        row.whole("mem_mb", 0, FormatLimits.MEMORY_BYTES / 1_000_000);
        return Resources.ofPod(cores * cpuMillis, Math.multiplyExact(cores, memory));
    }

    private static long submission(CsvTable row) {
        return row.whole("submit_ms", 0, FormatLimits.MILLIS);
    }
}
