package dev.plimsoll.simulator.policy;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.core.template.TypeOffer;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.SimulatedWorld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What really ran, where the trace tells: each recorded kind of node becomes a group of the cheapest amd64 instance type that
 * has as much for pods, DaemonSets aside, or one of just the type it was where the trace tells, resized as it was. It says what the recorded fleet would cost on AWS, not what its
 * owner paid.
 */
public final class RecordedFleet implements Policy {

    private final List<RecordedNodes> history;

    public RecordedFleet(Trace trace) {
        this.history = trace.manifest().fleet().history();
    }

    public static boolean isKnown(Trace trace) {
        return !trace.manifest().fleet().history().isEmpty();
    }

    /** The trace with the recorded fleet in place of the groups it assumes. */
    public static Trace inItsOwnWorld(Trace trace, Catalogue catalogue) {
        Manifest manifest = trace.manifest();
        Manifest.Fleet fleet = manifest.fleet();
        Map<String, RecordedNodes> largest = new LinkedHashMap<>();
        for (RecordedNodes nodes : fleet.history()) {
            largest.merge(nodes.kind(), nodes, (one, other) -> one.nodes() >= other.nodes() ? one : other);
        }
        Resources daemonSets = Resources.NONE;
        for (Manifest.DaemonSet daemonSet : fleet.daemonSets()) {
            daemonSets = daemonSets.plus(daemonSet.requests());
        }
        List<String> zones = fleet.groups().getFirst().zones();
        var groups = new ArrayList<Manifest.Group>();
        for (RecordedNodes nodes : largest.values()) {
            Manifest.Group known = asItWas(nodes, fleet, catalogue);
            groups.add(
                    known != null
                            ? known
                            : new Manifest.Group(
                                    nodes.kind(),
                                    List.of(typeFor(nodes, daemonSets, catalogue)
                                            .name()),
                                    zones,
                                    new Manifest.Bounds(0, nodes.nodes()),
                                    Manifest.Marks.NONE));
        }
        return new Trace(
                new Manifest(
                        manifest.about(),
                        manifest.span(),
                        manifest.loops(),
                        new Manifest.Fleet(groups, fleet.daemonSets(), fleet.history())),
                trace.events());
    }

    /** A kind that says GROUP/TYPE/ZONE is of that type, and marked as the group's nodes are; null for any other. */
    private static Manifest.@Nullable Group asItWas(RecordedNodes nodes, Manifest.Fleet fleet, Catalogue catalogue) {
        String[] parts = nodes.kind().split("/", -1);
        if (parts.length != 3
                || catalogue.all().stream().noneMatch(type -> type.name().equals(parts[1]))) {
            return null;
        }
        return fleet.groups().stream()
                .filter(group -> group.name().equals(parts[0]))
                .findFirst()
                .map(group -> new Manifest.Group(
                        nodes.kind(),
                        List.of(parts[1]),
                        List.of(parts[2]),
                        new Manifest.Bounds(0, nodes.nodes()),
                        group.marks()))
                .orElse(null);
    }

    @Override
    public PolicyLabel label() {
        return new PolicyLabel("recorded", PolicyLabel.Kind.BOUND);
    }

    @Override
    public void attach(SimulatedWorld world) {
        long start = world.engine().nowMillis();
        for (RecordedNodes nodes : history) {
            if (nodes.atMillis() == 0) {
                world.aws().standReady(nodes.kind(), nodes.nodes());
            } else {
                world.engine()
                        .at(
                                start + nodes.atMillis(),
                                () -> world.aws().setDesiredCapacity(nodes.kind(), nodes.nodes()));
            }
        }
    }

    private static InstanceType typeFor(RecordedNodes nodes, Resources daemonSets, Catalogue catalogue) {
        MemoryOverhead overhead = Catalogue.measuredOverhead();
        Resources needed = nodes.size().plus(daemonSets);
        return catalogue.all().stream()
                .filter(type -> type.architecture().equals("amd64"))
                .filter(type -> holds(TypeOffer.nominal(type).room(overhead), needed))
                .min(Comparator.comparingLong(InstanceType::microDollarsPerHour).thenComparing(InstanceType::name))
                .orElseThrow(() -> new TraceException("recorded nodes of kind \"" + nodes.kind() + "\" are larger ("
                        + nodes.size().cpuMillis() + " millicores, "
                        + nodes.size().memoryBytes() + " bytes, " + nodes.size().others()
                        + ") than any instance type: leave them out of the manifest's history"));
    }

    private static boolean holds(Resources type, Resources size) {
        return type.cpuMillis() >= size.cpuMillis()
                && type.memoryBytes() >= size.memoryBytes()
                && size.others().entrySet().stream().allMatch(other -> type.other(other.getKey()) >= other.getValue());
    }
}
