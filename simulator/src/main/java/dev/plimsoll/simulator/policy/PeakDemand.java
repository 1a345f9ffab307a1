package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The most that a trace ever asks for at once, if every pod ran the moment it arrived: for each resource, and each kind of node
 * asked for, the pods alive at its peak, and of each shape the largest of these numbers.
 */
final class PeakDemand {

    private final Map<PodShape, Integer> alive = new LinkedHashMap<>();
    private final Map<String, PodShape> departsByEvent = new HashMap<>();
    private final Map<String, WorkloadEvent.WorkloadScaled> workloads = new HashMap<>();
    private final PriorityQueue<Ending> endings =
            new PriorityQueue<>(Comparator.comparingLong(Ending::atMillis).thenComparingLong(Ending::order));
    private final TreeMap<String, Long> requested = new TreeMap<>();
    private final TreeMap<String, Peak> peaks = new TreeMap<>();
    private final IdentityHashMap<PodShape, String> pools = new IdentityHashMap<>();
    private long endingsSeen;

    private record Ending(long atMillis, long order, PodShape shape) {}

    private record Peak(long amount, Map<PodShape, Integer> pods) {}

    private PeakDemand() {}

    static List<Demand> of(Trace trace) {
        var sweep = new PeakDemand();
        try (var events = trace.open()) {
            events.forEachOrdered(sweep::take);
        }
        sweep.notePeaks();
        return sweep.demands();
    }

    private void take(WorkloadEvent event) {
        if (isFalling(event)) {
            notePeaks();
        }
        endThoseDueBy(event.atMillis());
        switch (event) {
            case WorkloadEvent.PodArrives arrival -> arrive(arrival);
            case WorkloadEvent.PodDeparts departure -> add(departsByEvent.remove(departure.podId()), -1);
            case WorkloadEvent.WorkloadScaled scaled -> scale(scaled);
            case WorkloadEvent.BudgetSet budget -> {}
            case WorkloadEvent.NodeGroupChanged change -> {}
        }
    }

    /** Demand only peaks where it is about to fall. */
    private boolean isFalling(WorkloadEvent event) {
        return event instanceof WorkloadEvent.PodDeparts
                || event instanceof WorkloadEvent.WorkloadScaled
                || (!endings.isEmpty() && endings.element().atMillis() <= event.atMillis());
    }

    private void arrive(WorkloadEvent.PodArrives arrival) {
        add(arrival.shape(), 1);
        switch (arrival.departure()) {
            case Departure.AfterRunning running ->
                endings.add(new Ending(arrival.atMillis() + running.durationMillis(), endingsSeen++, arrival.shape()));
            case Departure.AtTime time -> endings.add(new Ending(time.atMillis(), endingsSeen++, arrival.shape()));
            case Departure.OnEvent event -> departsByEvent.put(arrival.podId(), arrival.shape());
        }
    }

    private void scale(WorkloadEvent.WorkloadScaled scaled) {
        Owner owner = scaled.owner();
        String key = scaled.shape().namespace() + "/" + owner.kind() + "/" + owner.name();
        WorkloadEvent.WorkloadScaled before = workloads.put(key, scaled);
        if (before != null) {
            add(before.shape(), -before.replicas());
        }
        add(scaled.shape(), scaled.replicas());
    }

    private void endThoseDueBy(long millis) {
        while (!endings.isEmpty() && endings.element().atMillis() <= millis) {
            add(endings.remove().shape(), -1);
        }
    }

    private void add(@Nullable PodShape shape, int pods) {
        if (shape == null || pods == 0) {
            return;
        }
        alive.merge(shape, pods, Integer::sum);
        String pool = pools.computeIfAbsent(
                shape, any -> any.rules().nodeAffinity() + "/" + any.rules().tolerations());
        forEachAmount(shape.requests(), (name, amount) -> requested.merge(name + pool, amount * pods, Long::sum));
    }

    private void notePeaks() {
        for (var total : requested.entrySet()) {
            Peak peak = peaks.get(total.getKey());
            if (peak == null || total.getValue() > peak.amount()) {
                peaks.put(total.getKey(), new Peak(total.getValue(), new LinkedHashMap<>(alive)));
            }
        }
    }

    private List<Demand> demands() {
        var most = new LinkedHashMap<PodShape, Integer>();
        peaks.values().forEach(peak -> peak.pods().forEach((shape, pods) -> most.merge(shape, pods, Math::max)));
        var demands = new ArrayList<Demand>();
        most.forEach((shape, pods) -> {
            if (pods > 0) {
                demands.add(new Demand(shape, pods));
            }
        });
        return demands;
    }

    private interface Amounts {
        void take(String resource, long amount);
    }

    private static void forEachAmount(Resources resources, Amounts amounts) {
        amounts.take("cpu", resources.cpuMillis());
        amounts.take("memory", resources.memoryBytes());
        resources.others().forEach(amounts::take);
    }
}
