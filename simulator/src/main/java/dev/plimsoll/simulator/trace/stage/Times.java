package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;

/** The same events at other times. */
final class Times {

    private Times() {}

    /** The event at a time, with the departure time it may hold moved by {@code shift}. */
    static WorkloadEvent at(long at, WorkloadEvent event, long shift) {
        return switch (event) {
            case PodArrives(var was, var id, var shape, var owner, var departure) ->
                new PodArrives(at, id, shape, owner, moved(departure, shift));
            case PodDeparts(var was, var id) -> new PodDeparts(at, id);
            case WorkloadScaled(var was, var owner, var shape, var replicas) ->
                new WorkloadScaled(at, owner, shape, replicas);
            case BudgetSet(var was, var namespace, var name, var selector, var limit) ->
                new BudgetSet(at, namespace, name, selector, limit);
            case NodeGroupChanged(var was, var group, var min, var max) -> new NodeGroupChanged(at, group, min, max);
        };
    }

    private static Departure moved(Departure departure, long shift) {
        return departure instanceof Departure.AtTime(long at) ? new Departure.AtTime(at + shift) : departure;
    }
}
