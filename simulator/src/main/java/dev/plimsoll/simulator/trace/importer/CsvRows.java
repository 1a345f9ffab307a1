package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.util.function.Consumer;
import java.util.function.Function;

/** The rows of a CSV file that is sorted by time, one event each. */
final class CsvRows implements Rows {

    private final CsvTable table;
    private final Function<CsvTable, WorkloadEvent> event;

    CsvRows(CsvTable table, Function<CsvTable, WorkloadEvent> event) {
        this.table = table;
        this.event = event;
    }

    @Override
    public boolean advance(Consumer<WorkloadEvent> events) {
        if (!table.next()) {
            return false;
        }
        events.accept(event.apply(table));
        return true;
    }

    @Override
    public String place() {
        return table.place();
    }

    @Override
    public void close() {
        table.close();
    }
}
