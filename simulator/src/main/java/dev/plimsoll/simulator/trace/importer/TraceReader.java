package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.Trace;
import java.nio.file.Path;

/** Reads one format. Only what the manifest needs is read at once; the rest whenever the events are opened. */
@FunctionalInterface
public interface TraceReader {

    /** The trace in a file; every setting the reader knows is asked for before the trace is returned. */
    Trace read(Path file, ReaderOptions options);
}
