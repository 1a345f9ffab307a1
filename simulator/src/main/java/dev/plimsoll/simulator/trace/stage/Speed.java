package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.time.Duration;

/** Divides all times by a factor, durations of jobs too: as many pods at once as before, coming and going faster. */
public record Speed(double factor) implements Stage {

    @Override
    public Trace apply(Trace trace) {
        Manifest manifest = Manifests.mapTimes(trace.manifest(), time -> Duration.ofMillis(divided(time.toMillis())));
        return new Trace(manifest, () -> trace.open().map(this::faster));
    }

    private WorkloadEvent faster(WorkloadEvent event) {
        long at = divided(event.atMillis());
        return switch (event) {
            case PodArrives(var was, var id, var shape, var owner, var departure) ->
                new PodArrives(at, id, shape, owner, faster(departure));
            case PodDeparts(var was, var id) -> new PodDeparts(at, id);
            case WorkloadScaled(var was, var owner, var shape, var replicas) ->
                new WorkloadScaled(at, owner, shape, replicas);
            case BudgetSet(var was, var namespace, var name, var selector, var limit) ->
                new BudgetSet(at, namespace, name, selector, limit);
            case NodeGroupChanged(var was, var group, var min, var max) -> new NodeGroupChanged(at, group, min, max);
        };
    }

    private Departure faster(Departure departure) {
        return switch (departure) {
            case Departure.AfterRunning(var millis) -> new Departure.AfterRunning(divided(millis));
            case Departure.AtTime(var millis) -> new Departure.AtTime(divided(millis));
            case Departure.OnEvent onEvent -> onEvent;
        };
    }

    private long divided(long millis) {
        return (long) (millis / factor);
    }
}
