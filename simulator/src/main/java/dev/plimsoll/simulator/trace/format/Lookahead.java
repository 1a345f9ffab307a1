package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that finds the next event, or null at the end, when somebody asks whether there is one. */
public abstract class Lookahead implements Iterator<WorkloadEvent> {

    private @Nullable WorkloadEvent ahead;
    private boolean ended;

    /** The next event, or null when there is none; not called again after that. */
    protected abstract @Nullable WorkloadEvent find();

    @Override
    public final boolean hasNext() {
        if (ahead == null && !ended) {
            ahead = find();
            ended = ahead == null;
        }
        return ahead != null;
    }

    @Override
    public final WorkloadEvent next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        WorkloadEvent event = ahead;
        ahead = null;
        return event;
    }
}
