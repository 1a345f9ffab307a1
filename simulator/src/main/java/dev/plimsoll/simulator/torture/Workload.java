package dev.plimsoll.simulator.torture;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.simulator.oracle.invariant.Oracle;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws small clusters that are busy for a while: services that are scaled, Jobs in bursts, budgets, a pod that must not move. */
final class Workload {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NAMESPACE = "default";
    private static final String[] TYPES = {"m5.large", "m5.xlarge", "c5.2xlarge", "r5.xlarge"};
    private static final int SERVICES = 4;
    private static final int BURSTS = 3;

    private final RandomGenerator draws;
    private final long busyMillis;
    private final List<WorkloadEvent> events = new ArrayList<>();

    Workload(RandomGenerator draws, long busyMillis) {
        this.draws = draws;
        this.busyMillis = busyMillis;
    }

    Trace draw(Duration length) {
        List<Manifest.Group> groups = groups();
        events.add(new WorkloadEvent.PodArrives(
                0,
                "kube-system/plimsoll-0",
                shape("kube-system", "plimsoll", 100, 256),
                Owner.NOBODY,
                Departure.ON_EVENT));
        int services = 1 + draws.nextInt(SERVICES);
        for (int service = 0; service < services; service++) {
            service("service-" + service);
        }
        int bursts = draws.nextInt(BURSTS + 1);
        for (int burst = 0; burst < bursts; burst++) {
            burst("burst-" + burst);
        }
        events.sort(Comparator.comparingLong(WorkloadEvent::atMillis));
        var manifest = new Manifest(
                new Manifest.About("torture", "Drawn by seed."),
                new Manifest.Span(START, length),
                new TreeMap<>(),
                new Manifest.Fleet(groups, List.of(), List.of()));
        List<WorkloadEvent> fixed = List.copyOf(events);
        return new Trace(manifest, fixed::stream);
    }

    private List<Manifest.Group> groups() {
        var groups = new ArrayList<Manifest.Group>();
        int number = 1 + draws.nextInt(3);
        for (int group = 0; group < number; group++) {
            var zones = List.of("us-east-1a", "us-east-1b", "us-east-1c").subList(0, 1 + draws.nextInt(3));
            int least = group == 0 ? 1 + draws.nextInt(2) : draws.nextInt(2);
            groups.add(new Manifest.Group(
                    "group-" + (char) ('a' + group),
                    List.of(TYPES[draws.nextInt(TYPES.length)]),
                    zones,
                    new Manifest.Bounds(least, least + 4 + draws.nextInt(40)),
                    Manifest.Marks.NONE));
        }
        return groups;
    }

    private static PodShape shape(String namespace, String app, long cpuMillis, long memoryMebibytes) {
        return new PodShape(
                namespace,
                ImmutableMaps.copyOf(new TreeMap<>(Map.of("app", app, "customer", Oracle.CANARY))),
                Resources.ofPod(cpuMillis, memoryMebibytes << 20),
                SchedulingRules.NONE,
                0);
    }

    private PodShape drawnShape(String app) {
        long cpuMillis = 100 + draws.nextInt(16) * 100L;
        return shape(NAMESPACE, app, cpuMillis, 128 + draws.nextInt(20) * 128L);
    }

    /** Grows at random times, and is small from the end of the busy time on. */
    private void service(String name) {
        PodShape shape = drawnShape(name);
        var owner = new Owner(draws.nextInt(4) == 0 ? Owner.Kind.STATEFUL_SET : Owner.Kind.DEPLOYMENT, name);
        int most = 1 + draws.nextInt(30);
        events.add(new WorkloadEvent.WorkloadScaled(1000, owner, shape, 1 + draws.nextInt(most)));
        int changes = draws.nextInt(6);
        for (int change = 0; change < changes; change++) {
            events.add(new WorkloadEvent.WorkloadScaled(
                    draws.nextLong(2000, busyMillis), owner, shape, draws.nextInt(most + 1)));
        }
        events.add(new WorkloadEvent.WorkloadScaled(busyMillis, owner, shape, draws.nextInt(1 + most / 4)));
        if (draws.nextInt(3) == 0) {
            events.add(new WorkloadEvent.BudgetSet(
                    500,
                    NAMESPACE,
                    name,
                    LabelSelector.of(Map.of("app", name)),
                    new BudgetLimit.MaxUnavailable(new BudgetLimit.Amount(1, false))));
        }
    }

    private void burst(String name) {
        PodShape shape = drawnShape(name);
        long at = draws.nextLong(60_000, busyMillis);
        int jobs = 1 + draws.nextInt(40);
        for (int job = 0; job < jobs; job++) {
            events.add(new WorkloadEvent.PodArrives(
                    at + draws.nextInt(20_000),
                    NAMESPACE + "/" + name + "-" + job,
                    shape,
                    new Owner(Owner.Kind.JOB, name),
                    new Departure.AfterRunning(60_000 + draws.nextInt(900_000))));
        }
    }
}
