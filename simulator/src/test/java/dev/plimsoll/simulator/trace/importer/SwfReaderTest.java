package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SwfReaderTest {

    private static final String LOG = """
            ; Computer: Abacus 9
            ; Installation: Somewhere
            ; UnixStartTime: 1000000000
            ; MaxNodes: 8
            ; MaxProcs: 16

              7   0 -1 100  6 -1    -1 -1 -1    -1 1 1 1 1 1 -1 -1 -1
              8  30 -1  50 -1 -1    -1  2 -1  1024 1 1 1 1 1 -1 -1 -1
              9  31 -1  -1  4 -1    -1 -1 -1    -1 5 1 1 1 1 -1 -1 -1
             10  32 -1   9  1 -1  2048 -1 -1    -1 1 1 1 1 1 -1 -1 -1
            """;

    @TempDir
    private Path directory;

    @Test
    void jobBecomesPodsOfFourProcessorsAndOneWithWhatIsLeft() throws IOException {
        List<WorkloadEvent> events = Recordings.events(new SwfReader(), log(LOG));
        assertThat(events).hasSize(4).allMatch(event -> event instanceof PodArrives);
        assertThat(events)
                .extracting(event -> ((PodArrives) event).podId())
                .containsExactly("job-7-0", "job-7-1", "job-8-0", "job-10-0");
        assertThat(events)
                .extracting(event -> ((PodArrives) event).shape().requests())
                .containsExactly(
                        Resources.ofPod(4_000, 8L << 30),
                        Resources.ofPod(2_000, 4L << 30),
                        Resources.ofPod(2_000, 2 * 1_024 * 1_024),
                        Resources.ofPod(1_000, 2_048 * 1_024));
        PodArrives second = (PodArrives) events.get(1);
        assertThat(second.owner()).isEqualTo(new Owner(Owner.Kind.JOB, "job-7"));
        assertThat(second.departure()).isEqualTo(new Departure.AfterRunning(100_000));
        assertThat(events.get(2).atMillis()).isEqualTo(30_000);
    }

    @Test
    void settingsChangeWhatAJobIsTakenFor() throws IOException {
        var settings = Map.of("processors-per-pod", "2", "memory-per-processor", "500Mi");
        List<WorkloadEvent> events = Traces.events(Recordings.read(new SwfReader(), log(LOG), settings));
        assertThat(events).hasSize(5);
        assertThat(((PodArrives) events.getFirst()).shape().requests()).isEqualTo(Resources.ofPod(2_000, 1_000L << 20));
    }

    @Test
    void headTellsTheStartAndTheMachine() throws IOException {
        Manifest manifest = Recordings.read(new SwfReader(), log(LOG)).manifest();
        assertThat(manifest.span().start()).isEqualTo(Instant.ofEpochSecond(1_000_000_000));
        assertThat(manifest.fleet().history())
                .containsExactly(new RecordedNodes(0, "Abacus 9", Resources.ofPod(2_000, 4L << 30), 8));
        assertThat(manifest.about().description()).contains("Somewhere", "Abacus 9");
    }

    @Test
    void packedLogsAreReadWhateverTheirName() throws IOException {
        List<WorkloadEvent> plain = Recordings.events(new SwfReader(), log(LOG));
        Path gzip = directory.resolve("gzip");
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            output.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        Path zip = directory.resolve("zip");
        try (ZipOutputStream output = new ZipOutputStream(Files.newOutputStream(zip))) {
            output.putNextEntry(new ZipEntry("log.swf"));
            output.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Recordings.events(new SwfReader(), gzip)).isEqualTo(plain);
        assertThat(Recordings.events(new SwfReader(), zip)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0 -1 5 1 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 | line 1: has 17 columns: a job of the Standard Workload Format has 18",
                "1 x -1 5 1 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 -1 | line 1: submit time (column 2) is 'x': give a number of 0 or more",
                "1 -1 -1 5 1 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 -1 | line 1: submit time is -1: give seconds since the log's start",
                "1 0 -1 NaN 1 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 -1 | line 1: run time (column 4) is 'NaN': give a number",
                "1 0 -1 -7 1 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 -1 | line 1: run time (column 4) is '-7': give a number",
                "1 0 -1 5 9999999 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 -1 | line 1: processors (column 5) is 9999999: give at most",
                "; only a comment | line 1: the file ends without a pod: check that it is whole, and of this format",
            })
    void badLogIsRefusedWithItsLineAndValue(String log, String message) throws IOException {
        Path file = log(log + "\n");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Recordings.events(new SwfReader(), file))
                .withMessageStartingWith(file + ", " + message);
    }

    @Test
    void jobsOutOfOrderAndJobsTwiceAreRefused() throws IOException {
        String row = "%d %d -1 5 1 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 -1\n";
        Path unordered = log(row.formatted(1, 10) + row.formatted(2, 9));
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Recordings.events(new SwfReader(), unordered))
                .withMessage(unordered
                        + ", line 2: at is 9000, before the 10000 of an earlier event: sort the events by time");
        Path twice = log(row.formatted(1, 10) + row.formatted(1, 10));
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Recordings.events(new SwfReader(), twice))
                .withMessage(twice + ", line 2: pod 'job-1-0' arrives a second time: give every pod an id of its own");
    }

    @Test
    void publishedLogOfNasaHas18239Jobs() {
        Trace trace = Recordings.read(new SwfReader(), Recordings.published("NASA-iPSC-1993-3.1-cln.swf.zip"));
        List<WorkloadEvent> events = Traces.events(trace);
        assertThat(events).hasSize(82_071);
        assertThat(events.stream().map(event -> ((PodArrives) event).owner()).distinct())
                .hasSize(18_239);
        assertThat(events.stream()
                        .mapToLong(
                                event -> ((PodArrives) event).shape().requests().cpuMillis())
                        .sum())
                .as("processors of all jobs, in thousandths")
                .isEqualTo(309_953_000);
    }

    private Path log(String text) throws IOException {
        return Files.writeString(directory.resolve("log.swf"), text);
    }
}
