package dev.plimsoll.simulator.world;

import dev.plimsoll.simulator.engine.Engine;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lets the events of a trace happen at their times; never more than one of them is read ahead. */
final class TraceFeed implements AutoCloseable {

    private final Engine engine;
    private final Stream<WorkloadEvent> source;
    private final Iterator<WorkloadEvent> events;
    private final Consumer<WorkloadEvent> sink;
    private final long startMillis;

    TraceFeed(Engine engine, Stream<WorkloadEvent> source, Consumer<WorkloadEvent> sink) {
        this.engine = engine;
        this.source = source;
        this.events = source.iterator();
        this.sink = sink;
        this.startMillis = engine.nowMillis();
    }

    /** Schedules the next event, if there is one; each schedules the one after it. */
    void scheduleNext() {
        if (events.hasNext()) {
            WorkloadEvent next = events.next();
            engine.at(startMillis + next.atMillis(), () -> {
                sink.accept(next);
                scheduleNext();
            });
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
