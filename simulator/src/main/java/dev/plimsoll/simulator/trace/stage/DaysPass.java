package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.Lookahead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Days of a trace, one after the other in another order. At midnight services end and those of the day that follows begin;
 * workloads, budgets and bounds that the next day does not know are taken back. Jobs run on over midnight.
 */
final class DaysPass extends Lookahead {

    private static final long DAY_MILLIS = ResampledDays.DAY.toMillis();

    private final Trace trace;
    private final List<Integer> days;
    private final Standing standing;
    private final Deque<WorkloadEvent> ready = new ArrayDeque<>();
    private final Map<PodShape, PodShape> shapes = new HashMap<>();
    private @Nullable Stream<WorkloadEvent> open;
    private @Nullable WindowIterator window;
    private int day = -1;

    /** A day's events, with the one that was read ahead. */
    private static final class WindowIterator {
        private final Iterator<WorkloadEvent> events;
        private @Nullable WorkloadEvent ahead;

        WindowIterator(Iterator<WorkloadEvent> events) {
            this.events = events;
        }
    }

    DaysPass(Trace trace, List<Integer> days) {
        this.trace = trace;
        this.days = days;
        this.standing = new Standing(trace.manifest().fleet().groups());
    }

    void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    @Override
    protected @Nullable WorkloadEvent find() {
        while (ready.isEmpty()) {
            WorkloadEvent next = nextOfDay();
            if (next != null) {
                emit(next);
            } else if (day + 1 < days.size()) {
                begin();
            } else {
                close();
                return null;
            }
        }
        return ready.remove();
    }

    private @Nullable WorkloadEvent nextOfDay() {
        WindowIterator from = window;
        if (from == null) {
            return null;
        }
        WorkloadEvent ahead = from.ahead;
        from.ahead = null;
        return ahead != null ? ahead : from.events.hasNext() ? from.events.next() : null;
    }

    /** What holds at the day's beginning comes first; what held before and does not any more is taken back before it. */
    private void begin() {
        close();
        day++;
        long midnight = day * DAY_MILLIS;
        long from = days.get(day) * DAY_MILLIS;
        Stream<WorkloadEvent> events =
                new Window(from, from + DAY_MILLIS).apply(trace).open();
        open = events;
        var next = new WindowIterator(events.iterator());
        var opening = new ArrayList<WorkloadEvent>();
        while (next.events.hasNext()) {
            WorkloadEvent event = next.events.next();
            if (event.atMillis() > 0) {
                next.ahead = event;
                break;
            }
            opening.add(event);
        }
        window = next;
        ready.addAll(standing.takenBack(midnight, opening));
        opening.forEach(this::emit);
    }

    private void emit(WorkloadEvent event) {
        WorkloadEvent moved = ofThisDay(event);
        standing.note(moved);
        ready.add(moved);
    }

    /** At its time of the whole, ending with the day if it is open, and under a name of the day if it is a pod. */
    private WorkloadEvent ofThisDay(WorkloadEvent event) {
        long midnight = day * DAY_MILLIS;
        WorkloadEvent moved = Times.at(event.atMillis() + midnight, event, midnight);
        return switch (moved) {
            case PodArrives arrives ->
                new PodArrives(
                        arrives.atMillis(),
                        ofThisDay(arrives.podId()),
                        shape(arrives.shape()),
                        arrives.owner(),
                        arrives.departure() instanceof Departure.AtTime(long at)
                                ? new Departure.AtTime(Math.min(at, midnight + DAY_MILLIS))
                                : arrives.departure());
            case PodDeparts departs -> new PodDeparts(departs.atMillis(), ofThisDay(departs.podId()));
            case WorkloadScaled scaled ->
                new WorkloadScaled(scaled.atMillis(), scaled.owner(), shape(scaled.shape()), scaled.replicas());
            case BudgetSet budget -> budget;
            case NodeGroupChanged changed -> changed;
        };
    }

    private String ofThisDay(String pod) {
        return CopiedShapes.named(pod, day + 1);
    }

    private PodShape shape(PodShape shape) {
        return shapes.computeIfAbsent(shape, same -> same);
    }
}
