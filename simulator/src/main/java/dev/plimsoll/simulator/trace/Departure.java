package dev.plimsoll.simulator.trace;

/** When a pod that arrived by itself ends. Times are milliseconds since the trace's start. */
public sealed interface Departure {

    /** The pod stays until a {@link WorkloadEvent.PodDeparts} names it, or to the end of the trace. */
    Departure ON_EVENT = new OnEvent();

    /** Closed loop: it ends after having run so long, whenever it was placed; evicted, it starts over. */
    record AfterRunning(long durationMillis) implements Departure {}

    /** Open loop: it ends at this time, placed or not; not before its arrival. */
    record AtTime(long atMillis) implements Departure {}

    /** Open loop, with a departure of its own in the stream or none at all. */
    record OnEvent() implements Departure {}
}
