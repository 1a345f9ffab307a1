package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.Lookahead;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One stream through {@link Replicate}: holds back what is delayed, which is no more than one jitter's time of events. */
final class ReplicatePass extends Lookahead {

    private record Delayed(WorkloadEvent event, long sequence) {}

    private final Iterator<WorkloadEvent> events;
    private final Replicate replicate;
    private final RandomStreams streams;
    private final CopiedShapes shapes = new CopiedShapes();
    private final Map<String, String> workloadsOfPods = new HashMap<>();
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>(
            Comparator.comparingLong((Delayed held) -> held.event().atMillis()).thenComparingLong(Delayed::sequence));
    private long sequence;
    private long passedMillis;

    ReplicatePass(Iterator<WorkloadEvent> events, Replicate replicate) {
        this.events = events;
        this.replicate = replicate;
        this.streams = new RandomStreams(replicate.seed());
    }

    @Override
    protected @Nullable WorkloadEvent find() {
        while (events.hasNext() && (delayed.isEmpty() || delayed.peek().event().atMillis() > passedMillis)) {
            WorkloadEvent event = events.next();
            passedMillis = event.atMillis();
            copy(event);
        }
        Delayed first = delayed.poll();
        return first == null ? null : first.event();
    }

    private void copy(WorkloadEvent event) {
        switch (event) {
            case PodArrives arrives -> copyArrival(arrives);
            case PodDeparts departs -> copyDeparture(departs);
            case WorkloadScaled scaled -> copyScaled(scaled);
            case BudgetSet budget -> copyBudget(budget);
            case NodeGroupChanged(var at, var group, var min, var max) ->
                hold(new NodeGroupChanged(at, group, min, Math.multiplyExact(max, replicate.copies())), 0);
        }
    }

    private void copyArrival(PodArrives arrives) {
        String workload = UniqueNames.key(arrives.shape().namespace(), arrives.owner(), arrives.podId());
        if (arrives.departure() instanceof Departure.OnEvent) {
            workloadsOfPods.put(arrives.podId(), workload);
        }
        hold(arrives, 0);
        for (int copy = 2; copy <= replicate.copies(); copy++) {
            PodArrives other = new PodArrives(
                    arrives.atMillis(),
                    CopiedShapes.named(arrives.podId(), copy),
                    shapes.of(arrives.shape(), copy),
                    owner(arrives.owner(), copy),
                    arrives.departure());
            hold(other, shift(workload, copy));
        }
    }

    private void copyDeparture(PodDeparts departs) {
        String workload = workloadsOfPods.remove(departs.podId());
        hold(departs, 0);
        for (int copy = 2; copy <= replicate.copies() && workload != null; copy++) {
            hold(new PodDeparts(departs.atMillis(), CopiedShapes.named(departs.podId(), copy)), shift(workload, copy));
        }
    }

    private void copyScaled(WorkloadScaled scaled) {
        String workload = UniqueNames.key(scaled.shape().namespace(), scaled.owner(), "");
        hold(scaled, 0);
        for (int copy = 2; copy <= replicate.copies(); copy++) {
            var other = new WorkloadScaled(
                    scaled.atMillis(), owner(scaled.owner(), copy), shapes.of(scaled.shape(), copy), scaled.replicas());
            hold(other, shift(workload, copy));
        }
    }

    private void copyBudget(BudgetSet budget) {
        hold(budget, 0);
        for (int copy = 2; copy <= replicate.copies(); copy++) {
            var other = new BudgetSet(
                    budget.atMillis(),
                    CopiedShapes.named(budget.namespace(), copy),
                    budget.name(),
                    budget.selector(),
                    budget.limit());
            hold(other, 0);
        }
    }

    private void hold(WorkloadEvent event, long shift) {
        delayed.add(new Delayed(Times.at(event.atMillis() + shift, event, shift), sequence++));
    }

    private long shift(String workload, int copy) {
        return streams.stream("replicate", workload, copy).nextLong(replicate.jitterMillis() + 1);
    }

    private static Owner owner(Owner owner, int copy) {
        return owner.name().isEmpty() ? owner : new Owner(owner.kind(), CopiedShapes.named(owner.name(), copy));
    }
}
