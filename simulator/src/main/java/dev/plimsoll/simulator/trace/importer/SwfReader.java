package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * Batch jobs in the Standard Workload Format (18 columns; Feitelson, Parallel Workloads Archive), plain, in gzip or zip.
 *
 * <p>A job of P processors becomes pods of {@code processors-per-pod} (4) processors each and one pod with what is left, so
 * that shapes stay few; a processor is one core with its recorded memory, or with {@code memory-per-processor} (2Gi). All
 * pods of a job arrive at its submission and each runs for the job's run time from when it is placed: nothing makes them
 * start together. Jobs without a run time or processors never ran and are left out.
 */
public final class SwfReader implements TraceReader {

    private static final List<String> TYPES =
            List.of("c5.xlarge", "c5.2xlarge", "c5.4xlarge", "m5.xlarge", "m5.2xlarge", "m5.4xlarge");
    private static final int MAX_SIZE = 1_000;
    private static final long DEFAULT_MEMORY = 2L << 30;

    @Override
    public Trace read(Path file, ReaderOptions options) {
        int processorsPerPod = options.count("processors-per-pod", 1, 1_024, 4);
        long memoryPerProcessor = options.memory("memory-per-processor", DEFAULT_MEMORY);
        SwfHeader header = SwfHeader.read(file);
        var about = new About(
                FileNames.stem(file),
                "Batch jobs of " + header.text("Installation", "an unnamed installation") + " ("
                        + header.text("Computer", "unnamed computer")
                        + "), from a log in the Standard Workload Format. One processor is taken as one core; where the log"
                        + " states no memory, " + memoryPerProcessor
                        + " bytes a processor are assumed. Jobs become pods of "
                        + processorsPerPod + " processors and one with what is left.");
        var loops = new TreeMap<Owner.Kind, Loop>();
        loops.put(Owner.Kind.JOB, Loop.CLOSED);
        var manifest = new Manifest(
                about,
                new Span(header.start(), null),
                loops,
                AssumedFleet.of(MAX_SIZE, TYPES, List.of(), history(header, memoryPerProcessor)));
        return ImportedEvents.trace(manifest, () -> new SwfRows(file, processorsPerPod, memoryPerProcessor));
    }

    private static List<RecordedNodes> history(SwfHeader header, long memoryPerProcessor) {
        long processors = header.number("MaxProcs");
        long nodes = header.number("MaxNodes");
        if (processors < 1 || nodes < 1 || processors % nodes != 0) {
            return List.of();
        }
        long each = processors / nodes;
        return List.of(new RecordedNodes(
                0,
                header.text("Computer", "node"),
                Resources.ofPod(each * 1_000, each * memoryPerProcessor),
                Math.toIntExact(nodes)));
    }
}
