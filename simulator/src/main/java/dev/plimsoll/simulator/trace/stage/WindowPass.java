package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.Lookahead;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stream through a {@link Window}: remembers what holds until the window opens, then moves times. */
final class WindowPass extends Lookahead {

    private final Iterator<WorkloadEvent> events;
    private final Window window;
    private final Map<String, WorkloadEvent> holds = new LinkedHashMap<>();
    private @Nullable Iterator<WorkloadEvent> opening;
    private @Nullable WorkloadEvent firstWithin;

    WindowPass(Iterator<WorkloadEvent> events, Window window) {
        this.events = events;
        this.window = window;
    }

    @Override
    protected @Nullable WorkloadEvent find() {
        if (opening == null) {
            passTimeBefore();
            opening = holds.values().iterator();
        }
        if (opening.hasNext()) {
            return at(0, opening.next());
        }
        WorkloadEvent first = firstWithin;
        firstWithin = null;
        return first != null ? moved(first) : nextWithin();
    }

    private @Nullable WorkloadEvent nextWithin() {
        if (!events.hasNext()) {
            return null;
        }
        WorkloadEvent event = events.next();
        return event.atMillis() < window.untilMillis() ? moved(event) : null;
    }

    private void passTimeBefore() {
        while (events.hasNext()) {
            WorkloadEvent event = events.next();
            if (event.atMillis() >= window.fromMillis()) {
                firstWithin = event.atMillis() < window.untilMillis() ? event : null;
                return;
            }
            remember(event);
        }
    }

    private void remember(WorkloadEvent event) {
        switch (event) {
            case PodArrives arrives -> rememberPod(arrives);
            case PodDeparts departs -> holds.remove("pod " + departs.podId());
            case WorkloadScaled scaled ->
                rememberLast("workload " + UniqueNames.key(scaled.shape().namespace(), scaled.owner(), ""), scaled);
            case BudgetSet budget -> rememberLast("budget " + budget.namespace() + "/" + budget.name(), budget);
            case NodeGroupChanged changed -> rememberLast("group " + changed.group(), changed);
        }
    }

    private void rememberPod(PodArrives arrives) {
        switch (arrives.departure()) {
            case Departure.AfterRunning running -> {}
            case Departure.AtTime(long departure) -> {
                if (departure > window.fromMillis()) {
                    holds.put("pod " + arrives.podId(), arrives);
                }
            }
            case Departure.OnEvent onEvent -> holds.put("pod " + arrives.podId(), arrives);
        }
    }

    private void rememberLast(String key, WorkloadEvent event) {
        holds.remove(key);
        holds.put(key, event);
    }

    private WorkloadEvent moved(WorkloadEvent event) {
        return at(event.atMillis() - window.fromMillis(), event);
    }

    private WorkloadEvent at(long at, WorkloadEvent event) {
        return Times.at(at, event, Math.negateExact(window.fromMillis()));
    }
}
