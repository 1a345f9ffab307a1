package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.format.EventChecks;
import dev.plimsoll.simulator.trace.format.EventStreams;
import dev.plimsoll.simulator.trace.importer.LoadRows.Extent;
import dev.plimsoll.simulator.trace.importer.ServiceTable.Service;
import dev.plimsoll.simulator.trace.kubernetes.GroupsYaml;
import dev.plimsoll.simulator.trace.kubernetes.ListedWorkloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of services: {@code load.csv} says how many replicas, or how much load, each had over time, {@code services.csv}
 * what a replica asks for; a listing of the cluster, {@code cluster.json}, says rules, nodes and DaemonSets if it is there.
 * Rows in the order of time are read as they are needed; of others only changes are held.
 */
public final class ServicesReader implements TraceReader {

    private static final List<String> TYPES = List.of(
            "m5.large", "m5.xlarge", "m5.2xlarge", "m5.4xlarge", "c5.xlarge", "c5.2xlarge", "r5.xlarge", "r5.2xlarge");
    private static final List<String> GPU_TYPES = List.of("g4dn.xlarge", "g5.2xlarge", "g5.12xlarge", "g5.48xlarge");
    private static final int MAX_SIZE = 1_000;

    @Override
    public Trace read(Path folder, ReaderOptions options) {
        String groups = options.text("groups");
        Path load = file(folder, "load.csv");
        Path listing = folder.resolve("cluster.json");
        ListedWorkloads listed = Files.isRegularFile(listing) ? ListedWorkloads.read(listing) : ListedWorkloads.NONE;
        Map<String, Service> services = ServiceTable.read(file(folder, "services.csv"), listed);
        Extent extent = LoadRows.extent(load);
        Duration length = Duration.ofMillis(extent.endMillis() - extent.startMillis());
        var manifest = new Manifest(
                new About(
                        FileNames.stem(folder.toAbsolutePath().normalize()),
                        services.size()
                                + " services. Where their load is given, their replicas follow it by the rule of the"
                                + " HorizontalPodAutoscaler: unchanged within a tenth, up at once, down to the most recommended"
                                + " in five minutes."),
                new Span(Instant.ofEpochMilli(extent.startMillis()), length.isZero() ? null : length),
                new TreeMap<>(Map.of(Owner.Kind.DEPLOYMENT, Loop.OPEN, Owner.Kind.STATEFUL_SET, Loop.OPEN)),
                fleet(groups.isEmpty() ? List.of() : GroupsYaml.read(Path.of(groups)), services, listed));
        return extent.sorted()
                ? ImportedEvents.trace(manifest, () -> new LoadRows(load, services, extent.startMillis()))
                : held(manifest, new LoadRows(load, services, extent.startMillis()));
    }

    private static Trace held(Manifest manifest, LoadRows rows) {
        var events = new ArrayList<WorkloadEvent>();
        try (rows) {
            boolean more = true;
            while (more) {
                more = rows.advance(events::add);
            }
        }
        events.sort(Comparator.comparingLong(WorkloadEvent::atMillis));
        var checks = new EventChecks(manifest, rows);
        events.forEach(checks::check);
        return new Trace(manifest, () -> EventStreams.over(events.iterator(), () -> {}));
    }

    private static Fleet fleet(List<Group> given, Map<String, Service> services, ListedWorkloads listed) {
        boolean gpus = services.values().stream()
                .anyMatch(service -> service.shape().requests().other(Resources.GPU) > 0);
        Fleet assumed = AssumedFleet.of(MAX_SIZE, TYPES, gpus ? GPU_TYPES : List.of(), List.of());
        List<Group> groups = !given.isEmpty() ? given : listed.groups().isEmpty() ? assumed.groups() : listed.groups();
        return new Fleet(groups, listed.daemonSets().isEmpty() ? assumed.daemonSets() : listed.daemonSets(), List.of());
    }

    private static Path file(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            throw new TraceException(folder + ": is no folder: give one with load.csv and services.csv");
        }
        Path file = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        if (!Files.isRegularFile(file) && !Files.isRegularFile(packed)) {
            throw new TraceException(
                    folder + ": has no " + name + ": a folder of services has load.csv and services.csv");
        }
        return Files.isRegularFile(file) ? file : packed;
    }
}
