package dev.plimsoll.simulator.trace.stage;

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

/**
 * Ends the trace with the event that brings the pod of this number; of later events only departures of pods that came
 * before pass. A scaling passes whole, so that the last one may bring more.
 */
public record Limit(long pods) implements Stage {

    @Override
    public Trace apply(Trace trace) {
        return Stage.through(Manifests.withoutLength(trace.manifest()), trace, events -> new Pass(events, pods));
    }

    private static final class Pass extends Lookahead {
        private final Iterator<WorkloadEvent> events;
        private final long admitted;
        private final PodCounter counter = new PodCounter();
        private final Set<String> awaitingDeparture = new HashSet<>();

        Pass(Iterator<WorkloadEvent> events, long admitted) {
            this.events = events;
            this.admitted = admitted;
        }

        @Override
        protected @Nullable WorkloadEvent find() {
            while (!isOver() && events.hasNext()) {
                WorkloadEvent event = events.next();
                if (passes(event)) {
                    return event;
                }
            }
            return null;
        }

        private boolean isFull() {
            return counter.pods() >= admitted;
        }

        private boolean isOver() {
            return isFull() && awaitingDeparture.isEmpty();
        }

        private boolean passes(WorkloadEvent event) {
            if (event instanceof PodDeparts departs) {
                return awaitingDeparture.remove(departs.podId());
            }
            if (isFull()) {
                return false;
            }
            switch (event) {
                case PodArrives arrives -> admit(arrives);
                case WorkloadScaled scaled -> counter.scaled(scaled);
                case PodDeparts departs -> {}
                case BudgetSet budget -> {}
                case NodeGroupChanged changed -> {}
            }
            return true;
        }

        private void admit(PodArrives arrives) {
            counter.arrival();
            if (arrives.departure() instanceof Departure.OnEvent) {
                awaitingDeparture.add(arrives.podId());
            }
        }
    }
}
