package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One pod of the openb cluster as an arrival; pods that are alike share their shape. */
final class OpenbRow {

    static final List<String> HEADER = List.of(
            "name",
            "cpu_milli",
            "memory_mib",
            "num_gpu",
            "gpu_milli",
            "gpu_spec",
            "qos",
            "pod_phase",
            "creation_time",
            "deletion_time",
            "scheduled_time");

    private static final String BEST_EFFORT = "BE";

    private record Kind(Resources requests, String qualityOfService) {}

    private final Map<Kind, PodShape> shapes = new HashMap<>();

    WorkloadEvent arrival(CsvTable row) {
        String name = row.name("name");
        long creation = seconds(row, "creation_time");
        long deletion = seconds(row, "deletion_time");
        if (deletion < creation) {
            throw row.bad("deletion_time is " + row.text("deletion_time") + ", before creation_time "
                    + row.text("creation_time") + ": correct one of them");
        }
        PodShape shape = shapes.computeIfAbsent(new Kind(requests(row), row.name("qos")), OpenbRow::shape);
        if (row.isEmpty("scheduled_time")) {
            return new PodArrives(creation, name, shape, Owner.NOBODY, new Departure.AtTime(deletion));
        }
        if (row.text("qos").equals(BEST_EFFORT)) {
            var departure = new Departure.AfterRunning(running(row, deletion));
            return new PodArrives(creation, name, shape, new Owner(Owner.Kind.JOB, name), departure);
        }
        return new PodArrives(
                creation, name, shape, new Owner(Owner.Kind.DEPLOYMENT, name), new Departure.AtTime(deletion));
    }

    private static long running(CsvTable row, long deletion) {
        long scheduled = seconds(row, "scheduled_time");
        if (deletion < scheduled) {
            throw row.bad("deletion_time is " + row.text("deletion_time") + ", before scheduled_time "
                    + row.text("scheduled_time") + ": correct one of them");
        }
        return deletion - scheduled;
    }

    private static PodShape shape(Kind kind) {
        SchedulingRules rules = kind.requests().other(Resources.GPU) > 0
                ? SchedulingRules.NONE.withTolerations(List.of(AssumedFleet.GPU_TOLERATION))
                : SchedulingRules.NONE;
        var labels = new TreeMap<>(Map.of("qos", kind.qualityOfService()));
        return new PodShape("default", labels, kind.requests(), rules, 0);
    }

    private static Resources requests(CsvTable row) {
        Resources requests = Resources.ofPod(
                row.whole("cpu_milli", 0, FormatLimits.CPU_MILLIS),
                row.whole("memory_mib", 0, FormatLimits.MEMORY_BYTES >> 20) << 20);
        long gpus = row.whole("num_gpu", 0, FormatLimits.COUNT);
        return gpus == 0 ? requests : requests.with(Resources.GPU, gpus);
    }

    private static long seconds(CsvTable row, String column) {
        return row.scaled(column, 1_000, FormatLimits.MILLIS);
    }
}
