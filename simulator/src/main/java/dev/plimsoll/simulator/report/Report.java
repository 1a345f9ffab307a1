package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Comparison;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A way to tell comparisons, one a trace. The same comparisons give the same characters. */
public interface Report {

    /** Writes all or, if a comparison cannot be told, nothing. Leaves the writer open. */
    void write(List<Comparison> comparisons, Writer out) throws IOException;
}
