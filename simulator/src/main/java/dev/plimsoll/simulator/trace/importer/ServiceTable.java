package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.ListedWorkloads;
import dev.plimsoll.simulator.trace.kubernetes.Quantity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services of {@code services.csv}: service, namespace, cpu and memory of a replica; perhaps target (load a replica
 * takes), min, max, spread (zone or hostname; zone-soft or hostname-soft where it is only wished for), skew, priority, gpus
 * and kind (Deployment or StatefulSet). Rules that a listing of the cluster has for the service go before these.
 */
final class ServiceTable {

    private static final List<String> REQUIRED = List.of("service", "namespace", "cpu", "memory");
    private static final List<String> OPTIONAL =
            List.of("target", "min", "max", "spread", "skew", "priority", "gpus", "kind");
    private static final String SOFT = "-soft";

    private ServiceTable() {}

    /** A service: its replicas' shape, whose they are, and how they follow a load; target is 0 where none is given. */
    record Service(Owner owner, PodShape shape, double target, int min, int max) {}

    /** Services by name, in the order of the file. */
    static Map<String, Service> read(Path file, ListedWorkloads listed) {
        var services = new LinkedHashMap<String, Service>();
        try (var table = new CsvTable(file, REQUIRED, OPTIONAL)) {
            while (table.next()) {
                String name = table.name("service");
                if (services.put(name, service(name, table, listed)) != null) {
                    throw table.bad("service " + Where.shown(name) + " is named twice: keep one row");
                }
            }
            if (services.isEmpty()) {
                throw table.bad("names no service: add a row for each");
            }
        }
        return services;
    }

    private static Service service(String name, CsvTable table, ListedWorkloads listed) {
        String namespace = table.name("namespace");
        Owner.Kind kind = kind(table);
        int min = whole(table, "min", 0, FormatLimits.COUNT, 1);
        int max = whole(table, "max", 1, FormatLimits.COUNT, FormatLimits.COUNT);
        if (min > max) {
            throw table.bad("min is " + min + ", above max " + max + ": give bounds that admit a count");
        }
        @Nullable PodShape template = listed.template(namespace, name);
        Resources requests = requests(table);
        PodShape shape = template == null
                ? new PodShape(
                        namespace,
                        ImmutableMaps.copyOf(Map.of("app", name)),
                        requests,
                        rules(requests).withSpread(spread(name, table)),
                        whole(table, "priority", Integer.MIN_VALUE, Integer.MAX_VALUE, 0))
                : new PodShape(namespace, template.labels(), requests, template.rules(), template.priority());
        return new Service(new Owner(kind, name), shape, target(table), min, max);
    }

    private static SchedulingRules rules(Resources requests) {
        return requests.other(Resources.GPU) > 0
                ? SchedulingRules.NONE.withTolerations(List.of(AssumedFleet.GPU_TOLERATION))
                : SchedulingRules.NONE;
    }

    private static Owner.Kind kind(CsvTable table) {
        return switch (table.text("kind")) {
            case "", "Deployment" -> Owner.Kind.DEPLOYMENT;
            case "StatefulSet" -> Owner.Kind.STATEFUL_SET;
            default ->
                throw table.bad("kind is " + Where.shown(table.text("kind")) + ": give Deployment or StatefulSet");
        };
    }

    private static Resources requests(CsvTable table) {
        Resources requests = Resources.ofPod(
                bounded(table, "cpu", quantity(table, "cpu").thousandths(), FormatLimits.CPU_MILLIS),
                bounded(table, "memory", quantity(table, "memory").units(), FormatLimits.MEMORY_BYTES));
        int gpus = whole(table, "gpus", 0, FormatLimits.COUNT, 0);
        return gpus == 0 ? requests : requests.with(Resources.GPU, gpus);
    }

    private static Quantity quantity(CsvTable table, String column) {
        return Quantity.of(table.text(column))
                .orElseThrow(() -> table.bad(
                        column + " is " + Where.shown(table.text(column)) + ": give a quantity such as 500m or 1Gi"));
    }

    private static long bounded(CsvTable table, String column, long amount, long max) {
        if (amount > max) {
            throw table.bad(column + " is " + Where.shown(table.text(column)) + ": give less than a pebibyte, or a"
                    + " million cores");
        }
        return amount;
    }

    private static double target(CsvTable table) {
        if (table.isEmpty("target")) {
            return 0;
        }
        double target = LoadRows.number(table, "target");
        if (!(target > 0)) {
            throw table.bad("target is " + Where.shown(table.text("target")) + ": give the load a replica takes");
        }
        return target;
    }

    private static List<TopologySpreadConstraint> spread(String name, CsvTable table) {
        String spread = table.text("spread");
        if (spread.isEmpty()) {
            return List.of();
        }
        boolean soft = spread.endsWith(SOFT);
        String key = switch (soft ? spread.substring(0, spread.length() - SOFT.length()) : spread) {
            case "zone" -> WellKnown.ZONE;
            case "hostname" -> WellKnown.HOSTNAME;
            default ->
                throw table.bad(
                        "spread is " + Where.shown(spread) + ": give zone, hostname, zone-soft or hostname-soft");
        };
        return List.of(new TopologySpreadConstraint(
                key,
                whole(table, "skew", 1, FormatLimits.COUNT, 1),
                !soft,
                LabelSelector.of(Map.of("app", name)),
                TopologySpreadConstraint.Options.DEFAULT));
    }

    private static int whole(CsvTable table, String column, int min, int max, int whenMissing) {
        return table.isEmpty(column) ? whenMissing : (int) table.whole(column, min, max);
    }
}
