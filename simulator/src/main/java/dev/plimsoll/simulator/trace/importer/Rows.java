package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.format.Where;
import java.util.function.Consumer;

/** The rows of a foreign file, which know the row they are at. */
interface Rows extends Where, AutoCloseable {

    /** Reads the next row and hands over the events it makes; false when there is none. */
    boolean advance(Consumer<WorkloadEvent> events);

    @Override
    void close();
}
