package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.format.EventChecks;
import dev.plimsoll.simulator.trace.format.EventStreams;
import dev.plimsoll.simulator.trace.format.Lookahead;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The events of a foreign file, row by row: a row may give none, one or many. Each is checked as those of our own format are. */
final class ImportedEvents extends Lookahead {

    private final Rows rows;
    private final EventChecks checks;
    private final Queue<WorkloadEvent> ready = new ArrayDeque<>();
    private boolean sawEvent;

    private ImportedEvents(Manifest manifest, Rows rows) {
        this.rows = rows;
        this.checks = new EventChecks(manifest, rows);
    }

    /** A trace whose every stream reads the rows anew. */
    static Trace trace(Manifest manifest, Supplier<Rows> open) {
        return new Trace(manifest, () -> {
            Rows rows = open.get();
            return EventStreams.over(new ImportedEvents(manifest, rows), rows::close);
        });
    }

    @Override
    protected @Nullable WorkloadEvent find() {
        Consumer<WorkloadEvent> checked = event -> {
            checks.check(event);
            ready.add(event);
        };
        while (ready.isEmpty()) {
            if (!rows.advance(checked)) {
                return end();
            }
        }
        sawEvent = true;
        return ready.poll();
    }

    private @Nullable WorkloadEvent end() {
        if (!sawEvent) {
            throw rows.bad("the file ends without a pod: check that it is whole, and of this format");
        }
        return null;
    }
}
