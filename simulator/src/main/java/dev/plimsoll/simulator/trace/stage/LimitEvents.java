package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.format.Lookahead;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Ends the trace after so many events, whatever they are. */
public record LimitEvents(long events) implements Stage {

    @Override
    public Trace apply(Trace trace) {
        return Stage.through(Manifests.withoutLength(trace.manifest()), trace, source -> new Pass(source, events));
    }

    private static final class Pass extends Lookahead {
        private final Iterator<WorkloadEvent> events;
        private long left;

        Pass(Iterator<WorkloadEvent> events, long left) {
            this.events = events;
            this.left = left;
        }

        @Override
        protected @Nullable WorkloadEvent find() {
            return left-- > 0 && events.hasNext() ? events.next() : null;
        }
    }
}
