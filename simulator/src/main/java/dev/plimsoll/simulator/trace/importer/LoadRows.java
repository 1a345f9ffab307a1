package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.importer.ServiceTable.Service;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rows of {@code load.csv} as changes of replicas: time, service, and replicas or load. Time is RFC 3339, or seconds or
 * milliseconds since 1970. Rows of one service are in the order of time.
 */
final class LoadRows implements Rows {

    private static final List<String> REQUIRED = List.of("time", "service");
    private static final List<String> OPTIONAL = List.of("replicas", "load");
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private final CsvTable table;
    private final Map<String, Service> services;
    private final long startMillis;
    private final Map<String, State> states = new HashMap<>();

    private static final class State {
        private final HorizontalScaling scaling;
        private long lastMillis = Long.MIN_VALUE;
        private int replicas = -1;

        State(Service service) {
            this.scaling = new HorizontalScaling(service.target(), service.min(), service.max());
        }
    }

    /** When the first and the last row are, and whether all rows are in the order of time. */
    record Extent(long startMillis, long endMillis, boolean sorted) {}

    LoadRows(Path file, Map<String, Service> services, long startMillis) {
        this.table = new CsvTable(file, REQUIRED, OPTIONAL);
        this.services = services;
        this.startMillis = startMillis;
    }

    /** Reads the times of a file once. */
    static Extent extent(Path file) {
        long start = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long end = Long.MIN_VALUE;
        boolean sorted = true;
        try (var table = new CsvTable(file, REQUIRED, OPTIONAL)) {
            while (table.next()) {
                long at = millis(table);
                start = Math.min(start, at);
                end = Math.max(end, at);
                sorted &= at >= last;
                last = at;
            }
            if (end < 0) {
                throw table.bad("has no row: give the load of each service over time");
            }
            if (table.has("replicas") == table.has("load")) {
                throw table.bad(
                        "needs a column replicas, or a column load with targets in services.csv: give one of them");
            }
        }
        return new Extent(start, end, sorted);
    }

    @Override
    public boolean advance(Consumer<WorkloadEvent> events) {
        if (!table.next()) {
            return false;
        }
        String name = table.name("service");
        Service service = services.get(name);
        if (service == null) {
            throw table.bad("service " + Where.shown(name) + " is not in services.csv: add a row for it there");
        }
        long at = millis(table);
        State state = states.computeIfAbsent(name, unknown -> new State(service));
        if (at < state.lastMillis) {
            throw table.bad("time is before that of an earlier row of service " + Where.shown(name)
                    + ": sort the rows of a service by time");
        }
        state.lastMillis = at;
        int replicas = replicas(service, state, at);
        if (replicas != state.replicas) {
            state.replicas = replicas;
            events.accept(new WorkloadScaled(at - startMillis, service.owner(), service.shape(), replicas));
        }
        return true;
    }

    private int replicas(Service service, State state, long at) {
        if (table.has("replicas")) {
            return (int) table.whole("replicas", 0, FormatLimits.COUNT);
        }
        if (service.target() == 0) {
            throw table.bad("service " + Where.shown(service.owner().name())
                    + " has a load, but no target in services.csv: give the load a replica takes there");
        }
        double load = number(table, "load");
        if (!(load >= 0)) {
            throw table.bad("load is " + Where.shown(table.text("load")) + ": give a number of 0 or more");
        }
        return state.scaling.scale(at, load);
    }

    /** A decimal, with or without an exponent. */
    static double number(CsvTable table, String column) {
        String text = table.text(column);
        if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?")) {
            throw table.bad(column + " is " + Where.shown(text) + ": give a number");
        }
        return Double.parseDouble(text);
    }

    private static long millis(CsvTable table) {
        String text = table.text("time");
        if (text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            double number = Double.parseDouble(text);
            return number >= FIRST_MILLISECONDS ? (long) number : Math.round(number * 1_000);
        }
        try {
            long millis = Instant.parse(text.replace(' ', 'T')).toEpochMilli();
            if (millis >= 0) {
                return millis;
            }
        } catch (DateTimeException | ArithmeticException notATime) {
            throw table.bad(
                    "time is " + Where.shown(text) + ": give 2026-01-31T09:00:00Z, or seconds since 1970", notATime);
        }
        throw table.bad("time is " + Where.shown(text) + ": give a time from 1970 on");
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
