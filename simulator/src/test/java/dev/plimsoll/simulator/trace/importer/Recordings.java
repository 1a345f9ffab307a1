package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tests of importers share. */
final class Recordings {

    private static final Path PUBLISHED = Path.of("..", "..", "shared", "traces");

    private Recordings() {}

    /** A file as it was published; the test is skipped where it is not beside the checkout. */
    static Path published(String name) {
        Path file = PUBLISHED.resolve(name);
        assumeThat(Files.exists(file))
                .as("%s is not there: the published file is needed to count what is in it", file)
                .isTrue();
        return file;
    }

    static Trace read(TraceReader reader, Path file) {
        return read(reader, file, Map.of());
    }

    static Trace read(TraceReader reader, Path file, Map<String, String> settings) {
        return reader.read(file, new ReaderOptions(new TreeMap<>(settings), () -> "options"));
    }

    static List<WorkloadEvent> events(TraceReader reader, Path file) {
        return Traces.events(read(reader, file));
    }
}
