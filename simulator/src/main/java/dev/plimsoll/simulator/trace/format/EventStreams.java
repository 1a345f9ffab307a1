package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Streams over iterators: one event is read when one event is asked for. */
public final class EventStreams {

    private EventStreams() {}

    /** A sequential stream of what the iterator gives; closing it runs {@code close}. */
    public static Stream<WorkloadEvent> over(Iterator<WorkloadEvent> events, Runnable close) {
        var spliterator = Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(spliterator, false).onClose(close);
    }
}
