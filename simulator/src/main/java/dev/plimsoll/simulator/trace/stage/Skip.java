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

/** Leaves out the first so many pods and all that concerns them. Times stay; budgets and group changes pass. */
public record Skip(long pods) implements Stage {

    @Override
    public Trace apply(Trace trace) {
        return Stage.through(trace.manifest(), trace, events -> new Pass(events, pods));
    }

    private static final class Pass extends Lookahead {
        private final Iterator<WorkloadEvent> events;
        private final long skipped;
        private final PodCounter counter = new PodCounter();
        private final Set<String> gone = new HashSet<>();

        Pass(Iterator<WorkloadEvent> events, long skipped) {
            this.events = events;
            this.skipped = skipped;
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
                case PodDeparts departs -> !gone.remove(departs.podId());
                case WorkloadScaled scaled -> scalingPasses(scaled);
                case BudgetSet budget -> true;
                case NodeGroupChanged changed -> true;
            };
        }

        private boolean arrivalPasses(PodArrives arrives) {
            if (counter.pods() >= skipped) {
                return true;
            }
            counter.arrival();
            if (arrives.departure() instanceof Departure.OnEvent) {
                gone.add(arrives.podId());
            }
            return false;
        }

        private boolean scalingPasses(WorkloadScaled scaled) {
            if (counter.pods() >= skipped) {
                return true;
            }
            counter.scaled(scaled);
            return false;
        }
    }
}
