package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurfReaderTest {

    private static final String HEADER = "id,submit_ms,duration_ms,cpu_count,mem_mb\n";

    private static final String HEADER_WITH_BREAK = "id,submit_ms,duration_ms,cpu_count,mem_mb\\n";

    @TempDir
    private Path directory;

    @Test
    void timesCountFromTheFirstSubmission() throws IOException {
        Trace trace = Recordings.read(
                new SurfReader(), file(HEADER + "7,1000000000000,60000,16,100000\n8,1000000005000,0,8,50000\n"));
        assertThat(trace.manifest().span().start()).isEqualTo(Instant.ofEpochMilli(1_000_000_000_000L));
        List<WorkloadEvent> events = Traces.events(trace);
        assertThat(events).extracting(WorkloadEvent::atMillis).containsExactly(0L, 5_000L);
        PodArrives first = (PodArrives) events.getFirst();
        assertThat(first.owner()).isEqualTo(new Owner(Owner.Kind.JOB, "job-7"));
        assertThat(first.departure()).isEqualTo(new Departure.AfterRunning(60_000));
    }

    @Test
    void wholeNodeBecomesNearlyAllOfOne() throws IOException {
        List<WorkloadEvent> events =
                Recordings.events(new SurfReader(), file(HEADER + "7,0,60000,16,100000\n8,0,1,16,100000\n"));
        PodArrives first = (PodArrives) events.getFirst();
        assertThat(first.shape().requests()).isEqualTo(Resources.ofPod(14_992, 24L << 30));
        assertThat(((PodArrives) events.get(1)).shape()).isSameAs(first.shape());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,submit,duration | , line 1: does not begin with the header 'id,submit_ms,duration_ms,cpu_count,mem_mb': give",
                HEADER_WITH_BREAK + "7,0,5,16 | , line 2: has 4 columns: the header has 5",
                HEADER_WITH_BREAK
                        + "7,0,-5,16,100 | , line 2: duration_ms is '-5': give a number whose amount is from 0 to",
                HEADER_WITH_BREAK + "7,0,NaN,16,100 | , line 2: duration_ms is 'NaN': give a whole number",
                HEADER_WITH_BREAK + "7,0,5,0,100 | , line 2: cpu_count is '0': give a number whose amount is from 1 to",
                HEADER_WITH_BREAK
                        + "7,0,5,16,10000000000000000000 | , line 2: mem_mb is '10000000000000000000': give a whole",
                HEADER_WITH_BREAK + ",0,5,16,100 | , line 2: id is empty: give a name",
                HEADER_WITH_BREAK
                        + "7,9,5,16,100\\n8,8,5,16,100 | , line 3: submit_ms is 8, before the first job's 9: sort",
                HEADER_WITH_BREAK
                        + "7,9,5,16,100\\n8,11,5,16,100\\n9,10,5,16,100 | , line 4: at is 1, before the 2 of an earlier",
                HEADER_WITH_BREAK
                        + "7,9,5,16,100\\n7,9,5,16,100 | , line 3: pod 'job-7' arrives a second time: give every pod",
                HEADER_WITH_BREAK + " | , line 1: holds no job: check that the file is whole",
            })
    void badTableIsRefusedWithItsLineAndValue(String text, String message) throws IOException {
        Path file = file(text.replace("\\n", "\n"));
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Recordings.events(new SurfReader(), file))
                .withMessageStartingWith(file + message);
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Path file = Files.write(
                directory.resolve("surf.csv"), (HEADER + "\u00fc,0,5,16,1\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Recordings.events(new SurfReader(), file))
                .withMessageContaining("that is not UTF-8: save it as UTF-8");
    }

    @Test
    void publishedMonthHas68648Jobs() {
        Path file = Recordings.published("surf-lisa-2022-10.csv.gz");
        assertThat(Recordings.events(new SurfReader(), file)).hasSize(68_648);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("surf.csv"), text);
    }
}
