package dev.plimsoll.simulator.trace;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.ConcurrentDemand.Curve;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Counts, event by event, which pods of a trace are there. */
final class StandingCount {

    private final List<Curve> curves = List.of(new Curve(), new Curve(), new Curve(), new Curve());
    private final Map<String, WorkloadScaled> workloads = new HashMap<>();
    private final Map<String, PodShape> untilNamed = new HashMap<>();
    private final PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparingLong(End::atMillis));
    private long nowMillis;
    private boolean began;

    private record End(long atMillis, PodShape shape) {}

    void add(WorkloadEvent event) {
        advance(event.atMillis());
        switch (event) {
            case PodArrives arrives -> arrive(arrives);
            case PodDeparts departs -> {
                PodShape gone = untilNamed.remove(departs.podId());
                if (gone != null) {
                    change(gone, -1);
                }
            }
            case WorkloadScaled scaled -> scale(scaled);
            case BudgetSet budget -> {}
            case NodeGroupChanged changed -> {}
        }
    }

    /** What was counted, up to the end of the trace, or to the last that is known to happen. */
    ConcurrentDemand standing(@Nullable Duration length) {
        long end = length == null ? Math.max(nowMillis, lastEnd()) : Math.max(nowMillis, length.toMillis());
        advance(end);
        return new ConcurrentDemand(
                curves.get(0).count(end),
                curves.get(1).count(end),
                curves.get(2).count(end),
                curves.get(3).count(end));
    }

    private long lastEnd() {
        return ends.stream().mapToLong(End::atMillis).max().orElse(nowMillis);
    }

    private void arrive(PodArrives arrives) {
        change(arrives.shape(), 1);
        switch (arrives.departure()) {
            case Departure.AfterRunning(long millis) -> ends.add(new End(arrives.atMillis() + millis, arrives.shape()));
            case Departure.AtTime(long atMillis) -> ends.add(new End(atMillis, arrives.shape()));
            case Departure.OnEvent onEvent -> untilNamed.put(arrives.podId(), arrives.shape());
        }
    }

    private void scale(WorkloadScaled scaled) {
        Owner owner = scaled.owner();
        WorkloadScaled before =
                workloads.put(owner.kind() + "/" + scaled.shape().namespace() + "/" + owner.name(), scaled);
        if (before != null) {
            change(before.shape(), -before.replicas());
        }
        change(scaled.shape(), scaled.replicas());
    }

    private void change(PodShape shape, int pods) {
        double[] amounts = ConcurrentDemand.amounts(shape.requests(), pods);
        for (int i = 0; i < amounts.length; i++) {
            curves.get(i).add(amounts[i]);
        }
    }

    private void advance(long atMillis) {
        while (!ends.isEmpty() && ends.element().atMillis() <= atMillis) {
            End end = ends.remove();
            hold(end.atMillis());
            change(end.shape(), -1);
        }
        hold(atMillis);
    }

    private void hold(long untilMillis) {
        if (untilMillis > nowMillis) {
            curves.forEach(curve -> curve.held(untilMillis - nowMillis, !began));
            began = true;
            nowMillis = untilMillis;
        }
    }
}
