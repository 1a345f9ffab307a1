package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.Lookahead;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps this share of the workloads, each whole or not at all; which ones depends on the seed and their names alone. */
public record Sample(double share, long seed) implements Stage {

    @Override
    public Trace apply(Trace trace) {
        return Stage.through(trace.manifest(), trace, events -> new Pass(events, share, seed));
    }

    private static final class Pass extends Lookahead {
        private final Iterator<WorkloadEvent> events;
        private final double share;
        private final RandomStreams streams;
        private final Set<String> dropped = new HashSet<>();

        Pass(Iterator<WorkloadEvent> events, double share, long seed) {
            this.events = events;
            this.share = share;
            this.streams = new RandomStreams(seed);
        }

        @Override
        protected @Nullable WorkloadEvent find() {
            while (events.hasNext()) {
                WorkloadEvent event = events.next();
                if (passes(event)) {
                    return event;
                }
            }
            return null;
        }

        private boolean passes(WorkloadEvent event) {
            return switch (event) {
                case PodArrives arrives -> arrivalPasses(arrives);
                case PodDeparts departs -> !dropped.remove(departs.podId());
                case WorkloadScaled scaled ->
                    isKept(UniqueNames.key(scaled.shape().namespace(), scaled.owner(), ""));
                case BudgetSet budget -> true;
                case NodeGroupChanged changed -> true;
            };
        }

        private boolean arrivalPasses(PodArrives arrives) {
            Owner owner = arrives.owner();
            boolean kept = isKept(UniqueNames.key(arrives.shape().namespace(), owner, arrives.podId()));
            if (!kept && arrives.departure() instanceof Departure.OnEvent) {
                dropped.add(arrives.podId());
            }
            return kept;
        }

        private boolean isKept(String workload) {
            return streams.stream("sample", workload, 0).nextDouble() < share;
        }
    }
}
