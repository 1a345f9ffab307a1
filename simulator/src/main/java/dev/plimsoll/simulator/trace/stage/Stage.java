package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.format.EventStreams;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes a trace out of another without reading it; all work is done while the result's stream is consumed. */
public sealed interface Stage
        permits Skip, Limit, LimitEvents, Sample, Speed, Replicate, Window, ResampledDays, Anonymise {

    Trace apply(Trace trace);

    /** A trace whose every stream is the source's, passed through an iterator of its own. */
    static Trace through(Manifest manifest, Trace source, UnaryOperator<Iterator<WorkloadEvent>> pass) {
        return new Trace(manifest, () -> {
            Stream<WorkloadEvent> events = source.open();
            return EventStreams.over(pass.apply(events.iterator()), events::close);
        });
    }
}
