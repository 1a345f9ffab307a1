package dev.plimsoll.simulator.trace;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/** What a whole reading of a trace finds: how many events of each kind, how many shapes, the time of the last event, and which pods are there. */
public record TraceSummary(
        Arrivals arrivals,
        long scalings,
        long budgets,
        long nodeGroupChanges,
        Extent extent,
        ConcurrentDemand standing) {

    /** Pods that arrive one by one, and departures that are events of their own. */
    public record Arrivals(long pods, long departures) {}

    /** Different shapes, and the last event in milliseconds since the start. */
    public record Extent(long shapes, long lastMillis) {}

    public long events() {
        return arrivals.pods() + arrivals.departures() + scalings + budgets + nodeGroupChanges;
    }

    /** Reads all events of a trace once. */
    public static TraceSummary of(Trace trace) {
        var count = new Count();
        try (Stream<WorkloadEvent> events = trace.open()) {
            for (Iterator<WorkloadEvent> each = events.iterator(); each.hasNext(); ) {
                count.add(each.next());
            }
        }
        return new TraceSummary(
                new Arrivals(count.pods, count.departures),
                count.scalings,
                count.budgets,
                count.changes,
                new Extent(count.shapes.size(), count.lastMillis),
                count.standing.standing(trace.manifest().span().length()));
    }

    private static final class Count {
        private final Set<PodShape> shapes = new HashSet<>();
        private final Set<PodShape> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final StandingCount standing = new StandingCount();
        private long pods;
        private long departures;
        private long scalings;
        private long budgets;
        private long changes;
        private long lastMillis;

        void add(WorkloadEvent event) {
            standing.add(event);
            lastMillis = event.atMillis();
            switch (event) {
                case PodArrives arrives -> {
                    pods++;
                    addShape(arrives.shape());
                }
                case WorkloadScaled scaled -> {
                    scalings++;
                    addShape(scaled.shape());
                }
                case PodDeparts departs -> departures++;
                case BudgetSet budget -> budgets++;
                case NodeGroupChanged changed -> changes++;
            }
        }

        /** A stream repeats the same objects, and hashing a shape costs more than reading an event. */
        private void addShape(PodShape shape) {
            if (seen.add(shape)) {
                shapes.add(shape);
            }
        }
    }
}
