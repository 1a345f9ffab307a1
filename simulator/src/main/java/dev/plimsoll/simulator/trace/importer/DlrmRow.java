package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One instance of a DLRM service as the arrival of a pod; instances that are alike share their shape. */
final class DlrmRow {

    static final List<String> HEADER = List.of(
            "instance_sn",
            "role",
            "app_name",
            "cpu_request",
            "cpu_limit",
            "gpu_request",
            "gpu_limit",
            "rdma_request",
            "rdma_limit",
            "memory_request",
            "memory_limit",
            "disk_request",
            "disk_limit",
            "max_instance_per_node",
            "creation_time",
            "scheduled_time",
            "deletion_time");

    private static final int NO_LIMIT = -1;
    private static final long GIBIBYTE = 1L << 30;

    private record Kind(SortedMap<String, String> labels, Resources requests, long maxPerNode) {}

    private final Map<Kind, PodShape> shapes = new HashMap<>();

    WorkloadEvent arrival(CsvTable row) {
        String application = row.name("app_name");
        String role = row.name("role").toLowerCase(Locale.ROOT);
        SortedMap<String, String> labels = new TreeMap<>(Map.of("app", application, "role", role));
        var kind = new Kind(labels, requests(row), row.whole("max_instance_per_node", NO_LIMIT, FormatLimits.COUNT));
        PodShape shape = shapes.computeIfAbsent(
                kind, any -> new PodShape("default", kind.labels(), kind.requests(), rules(kind), 0));
        long at = row.isEmpty("creation_time") ? 0 : seconds(row, "creation_time");
        return new PodArrives(
                at,
                row.name("instance_sn"),
                shape,
                new Owner(Owner.Kind.DEPLOYMENT, application + "-" + role),
                departure(row, at));
    }

    private static Departure departure(CsvTable row, long arrival) {
        if (row.isEmpty("deletion_time")) {
            return Departure.ON_EVENT;
        }
        long deletion = seconds(row, "deletion_time");
        if (deletion < arrival) {
            throw row.bad(
                    "deletion_time is " + row.text("deletion_time") + ", before creation_time: correct one of them");
        }
        return new Departure.AtTime(deletion);
    }

    private static Resources requests(CsvTable row) {
        Resources requests = Resources.ofPod(
                row.scaled("cpu_request", 1_000, FormatLimits.CPU_MILLIS),
                row.scaled("memory_request", GIBIBYTE, FormatLimits.MEMORY_BYTES));
        long gpus = row.whole("gpu_request", 0, FormatLimits.COUNT);
        return gpus == 0 ? requests : requests.with(Resources.GPU, gpus);
    }

    private static SchedulingRules rules(Kind kind) {
        SchedulingRules rules = SchedulingRules.NONE;
        if (kind.requests().other(Resources.GPU) > 0) {
            rules = rules.withTolerations(List.of(AssumedFleet.GPU_TOLERATION));
        }
        LabelSelector own = LabelSelector.of(kind.labels());
        if (kind.maxPerNode() == 1) {
            return rules.withPodAffinity(new PodAffinityTerm.Terms(
                    List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, own)), List.of()));
        }
        if (kind.maxPerNode() > 1) {
            return rules.withSpread(List.of(
                    TopologySpreadConstraint.hard(WellKnown.HOSTNAME, Math.toIntExact(kind.maxPerNode()), own)));
        }
        return rules;
    }

    private static long seconds(CsvTable row, String column) {
        return row.scaled(column, 1_000, FormatLimits.MILLIS);
    }
}
