package dev.plimsoll.simulator.trace.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RoundTripTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void tracesWrittenAreReadEqual(Compression compression) {
        for (long seed = 0; seed < 100; seed++) {
            Trace written = RandomTraces.of(seed);
            Path folder = directory.resolve("trace-" + seed);
            new FolderWriter(folder, compression).write(written, "random", "# Random\n");
            Trace read = TraceFolder.read(folder);
            assertThat(read.manifest()).as("manifest of seed %d", seed).isEqualTo(written.manifest());
            assertThat(Traces.events(read)).as("events of seed %d", seed).isEqualTo(Traces.events(written));
            Integrity.check(folder);
        }
    }

    @Test
    void whatIsReadAndWrittenAgainHasTheSameBytes() throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            Path first = directory.resolve("first-" + seed);
            Path second = directory.resolve("second-" + seed);
            new FolderWriter(first, Compression.GZIP).write(RandomTraces.of(seed), "random", "# Random\n");
            new FolderWriter(second, Compression.GZIP).write(TraceFolder.read(first), "first", "# Random\n");
            for (String file : List.of("README.md", "manifest.json", "events.jsonl.gz")) {
                assertThat(second.resolve(file))
                        .as("%s of seed %d", file, seed)
                        .hasSameBinaryContentAs(first.resolve(file));
            }
        }
    }

    /** Blanks make a line take the way through the JSON tree. */
    @Test
    void theQuickWayReadsWhatTheStrictWayReads() throws IOException {
        for (long seed = 0; seed < 100; seed++) {
            Path folder = directory.resolve("trace-" + seed);
            new FolderWriter(folder, Compression.NONE).write(RandomTraces.of(seed), "random", "");
            List<WorkloadEvent> quick = Traces.events(TraceFolder.read(folder));
            Path file = folder.resolve("events.jsonl");
            Files.writeString(
                    file,
                    Files.readAllLines(file).stream()
                            .map(line -> line.replaceFirst("\\{", "{ ") + " ")
                            .collect(Collectors.joining("\n")));
            assertThat(Traces.events(TraceFolder.read(folder)))
                    .as("seed %d", seed)
                    .isEqualTo(quick);
        }
    }

    @Test
    void podsOfOneShapeShareOneObject() {
        Path folder = directory.resolve("trace");
        Trace trace = Traces.of(Traces.job(0, "a", 5), Traces.job(1, "b", 5));
        new FolderWriter(folder, Compression.NONE).write(trace, "test", "");
        try (Stream<WorkloadEvent> events = TraceFolder.read(folder).open()) {
            assertThat(events.map(event -> ((PodArrives) event).shape())
                            .distinct()
                            .count())
                    .isEqualTo(1);
        }
        List<WorkloadEvent> events = Traces.events(TraceFolder.read(folder));
        assertThat(((PodArrives) events.get(0)).shape()).isSameAs(((PodArrives) events.get(1)).shape());
    }

    @Test
    void eventFileIsReadableByPeople() throws IOException {
        Path folder = directory.resolve("trace");
        Trace trace = Traces.of(
                Traces.scaled(0, "cart", 3),
                Traces.job(1_000, "nightly", 60_000),
                Traces.service(2_000, "cart-x", new Departure.AtTime(9_000)));
        new FolderWriter(folder, Compression.NONE).write(trace, "test", "");
        assertThat(folder.resolve("events.jsonl")).hasContent("""
                        {"type":"shape","id":"s0","cpuMillis":1000,"memoryBytes":1073741824}
                        {"type":"scaled","at":0,"owner":"Deployment/cart","shape":"s0","replicas":3}
                        {"type":"arrives","at":1000,"pod":"nightly","shape":"s0","owner":"Job/nightly","runsMillis":60000}
                        {"type":"arrives","at":2000,"pod":"cart-x","shape":"s0","owner":"Deployment/cart","departsAt":9000}
                        """);
    }
}
