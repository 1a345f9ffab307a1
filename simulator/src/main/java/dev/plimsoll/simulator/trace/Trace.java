package dev.plimsoll.simulator.trace;

import java.util.stream.Stream;

/** A recorded or generated workload: its manifest, and its events as often as they are asked for. */
public record Trace(Manifest manifest, Events events) {

    /** Opens the events of a trace; may be called many times and from several threads. */
    @FunctionalInterface
    public interface Events {

        /**
         * A fresh sequential stream in non-decreasing order of time, read as it is consumed. Close it: it may hold a file.
         * While it is consumed it throws {@link TraceException} at the first thing that is wrong.
         */
        Stream<WorkloadEvent> open();
    }

    /** A fresh stream of the events, to be closed. */
    public Stream<WorkloadEvent> open() {
        return events.open();
    }
}
