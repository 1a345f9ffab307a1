package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.format.EventChecks;
import dev.plimsoll.simulator.trace.format.EventStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Kubernetes objects that SimKube's tracer recorded ({@code .sktrace}, MessagePack, versions 2 and 3): every time a
 * Deployment or StatefulSet was applied it has so many replicas from then on, and none once it is deleted. Objects that
 * make no pods are passed over; other kinds that make pods are refused.
 */
public final class SktraceReader implements TraceReader {

    private static final List<String> TYPES =
            List.of("c5.xlarge", "c5.2xlarge", "c5.4xlarge", "m5.xlarge", "m5.2xlarge", "m5.4xlarge");
    private static final int MAX_SIZE = 1_000;

    @Override
    public Trace read(Path file, Settings settings) {
        JsonNode events = events(file);
        long start = SktraceEvents.seconds(events.get(0), file::toString);
        long end = SktraceEvents.seconds(events.get(events.size() - 1), file::toString);
        var manifest = new Manifest(
                new About(
                        FileNames.stem(file),
                        "Deployments and StatefulSets as SimKube's tracer saw them applied. Requests are those of the"
                                + " objects; a container that states none requests nothing."),
                new Span(Instant.ofEpochSecond(start), end > start ? Duration.ofSeconds(end - start) : null),
                new TreeMap<>(Map.of(Owner.Kind.DEPLOYMENT, Loop.OPEN, Owner.Kind.STATEFUL_SET, Loop.OPEN)),
                AssumedFleet.of(MAX_SIZE, TYPES, List.of(), List.of()));
        List<WorkloadEvent> scalings = new SktraceEvents(file, start).read(events);
        var checks = new EventChecks(manifest, file::toString);
        scalings.forEach(checks::check);
        return new Trace(manifest, () -> EventStreams.over(scalings.iterator(), () -> {}));
    }

    private static JsonNode events(Path file) {
        JsonNode root = Msgpack.read(file);
        long version = root.path("version").asLong(0);
        if (version < 2 || version > 3) {
            throw new TraceException(file + ": is of version " + version
                    + " of SimKube's trace format, or not in it: export it as version 2 or 3");
        }
        JsonNode events = root.path("events");
        if (!events.isArray() || events.isEmpty()) {
            throw new TraceException(file + ": has no events: export the trace again");
        }
        return events;
    }
}
