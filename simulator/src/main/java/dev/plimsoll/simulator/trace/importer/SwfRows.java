package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The jobs of a log in the Standard Workload Format, each as the pods it is taken for. */
final class SwfRows implements Rows {

    private static final int COLUMNS = 18;
    private static final int JOB = 0;
    private static final int SUBMITTED = 1;
    private static final int RUN_TIME = 3;
    private static final int PROCESSORS = 4;
    private static final int USED_KIBIBYTES = 6;
    private static final int REQUESTED_PROCESSORS = 7;
    private static final int REQUESTED_KIBIBYTES = 9;
    private static final int MAX_PROCESSORS = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("-1(\\.0+)?|[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Path file;
    private final int processorsPerPod;
    private final long memoryPerProcessor;
    private final BufferedReader lines;
    private final Map<Resources, PodShape> shapes = new HashMap<>();
    private String[] row = {};
    private long number;

    SwfRows(Path file, int processorsPerPod, long memoryPerProcessor) {
        this.file = file;
        this.processorsPerPod = processorsPerPod;
        this.memoryPerProcessor = memoryPerProcessor;
        this.lines = new BufferedReader(new InputStreamReader(CompressedFile.open(file), StandardCharsets.ISO_8859_1));
    }

    @Override
    public boolean advance(Consumer<WorkloadEvent> events) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith(";")) {
                    split(line);
                    emit(events);
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    @Override
    public String place() {
        return file + ", line " + number;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    private void split(String line) {
        row = BLANKS.split(line.strip());
        if (row.length != COLUMNS) {
            throw bad("has " + row.length + " columns: a job of the Standard Workload Format has " + COLUMNS);
        }
    }

    private void emit(Consumer<WorkloadEvent> events) {
        long job = number(JOB, "job number", 1L << 40);
        long submitted = number(SUBMITTED, "submit time", FormatLimits.MILLIS / 1_000);
        if (submitted < 0) {
            throw bad("submit time is " + submitted + ": give seconds since the log's start, 0 or more");
        }
        long runTime = number(RUN_TIME, "run time", FormatLimits.MILLIS / 1_000);
        long processors = either(PROCESSORS, REQUESTED_PROCESSORS, "processors", MAX_PROCESSORS);
        if (runTime < 0 || processors < 1) {
            return;
        }
        long kibibytes = either(REQUESTED_KIBIBYTES, USED_KIBIBYTES, "memory", FormatLimits.MEMORY_BYTES >> 20);
        long memory = kibibytes > 0 ? kibibytes << 10 : memoryPerProcessor;
        Owner owner = new Owner(Owner.Kind.JOB, "job-" + job);
        var departure = new Departure.AfterRunning(runTime * 1_000);
        for (long left = processors, pod = 0; left > 0; left -= processorsPerPod, pod++) {
            PodShape shape = shape(Math.min(left, processorsPerPod), memory);
            events.accept(new PodArrives(submitted * 1_000, owner.name() + "-" + pod, shape, owner, departure));
        }
    }

    private PodShape shape(long processors, long memory) {
        Resources requests = Resources.ofPod(processors * 1_000, processors * memory);
        return shapes.computeIfAbsent(
                requests, size -> new PodShape("default", ImmutableMaps.empty(), size, SchedulingRules.NONE, 0));
    }

    /** The first of two columns that is known. */
    private long either(int column, int otherwise, String what, long max) {
        long first = number(column, what, max);
        return first > 0 ? first : number(otherwise, what, max);
    }

    /** A whole number; -1 stands for unknown. Some logs have fractions, which are cut. */
    private long number(int column, String what, long max) {
        String text = row[column];
        if (!NUMBER.matcher(text).matches()) {
            throw bad(what + " (column " + (column + 1) + ") is " + Where.shown(text)
                    + ": give a number of 0 or more, or -1 for unknown");
        }
        int point = text.indexOf('.');
        long value = Long.parseLong(point < 0 ? text : text.substring(0, point));
        if (value > max) {
            throw bad(what + " (column " + (column + 1) + ") is " + value + ": give at most " + max);
        }
        return value;
    }
}
