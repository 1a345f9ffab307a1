package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows are made up; only their form is that of the published file. */
final class OpenbReaderTest {

    private static final String HEADER = String.join(",", OpenbRow.HEADER) + "\n";
    private static final String NODES =
            "sn,cpu_milli,memory_mib,gpu,model\nn0,32000,65536,0,\nn1,8000,32768,2,T4\nn2,32000,65536,0,\n";

    @TempDir
    private Path directory;

    @Test
    void bestEffortPodsAreJobsAndOthersEndWhenRecorded() throws IOException {
        List<WorkloadEvent> events = Traces.events(read(
                "job,4000,8192,0,0,,BE,Running,10,70,20",
                "service,4000,8192,0,0,,LS,Running,11,80,12",
                "waited,4000,8192,0,0,,BE,Pending,12,90,"));
        assertThat(events)
                .extracting(event -> ((PodArrives) event).departure())
                .containsExactly(
                        new Departure.AfterRunning(50_000), new Departure.AtTime(80_000), new Departure.AtTime(90_000));
        assertThat(events)
                .extracting(event -> ((PodArrives) event).owner())
                .containsExactly(
                        new Owner(Owner.Kind.JOB, "job"), new Owner(Owner.Kind.DEPLOYMENT, "service"), Owner.NOBODY);
        assertThat(events.getFirst().atMillis()).isEqualTo(10_000);
    }

    @Test
    void shareOfAGpuIsTakenAsAWholeOne() throws IOException {
        List<WorkloadEvent> events = Traces.events(
                read("share,4000,8192,1,230,,LS,Running,0,9,1", "eight,4000,8192,8,1000,,LS,Running,0,9,1"));
        assertThat(events)
                .extracting(event -> ((PodArrives) event).shape().requests())
                .containsExactly(
                        Resources.ofPod(4_000, 8L << 30).with(Resources.GPU, 1),
                        Resources.ofPod(4_000, 8L << 30).with(Resources.GPU, 8));
        assertThat(((PodArrives) events.getFirst()).shape().rules().tolerations())
                .containsExactly(AssumedFleet.GPU_TOLERATION);
    }

    @Test
    void nodesBesideThePodsAreWhatReallyRan() throws IOException {
        assertThat(read("a,1,1,0,0,,LS,Running,0,9,1").manifest().fleet().history())
                .isEmpty();
        Files.writeString(directory.resolve("openb_node_list_all_node.csv"), NODES);
        assertThat(read("a,1,1,0,0,,LS,Running,0,9,1").manifest().fleet().history())
                .containsExactly(
                        new RecordedNodes(0, "32 cores 64 GiB", Resources.ofPod(32_000, 64L << 30), 2),
                        new RecordedNodes(
                                0,
                                "8 cores 32 GiB 2 x T4",
                                Resources.ofPod(8_000, 32L << 30).with(Resources.GPU, 2),
                                1));
    }

    @Test
    void nodesMayBeNamed() throws IOException {
        Path nodes = Files.writeString(directory.resolve("nodes.csv"), NODES);
        Path pods = pods("a,1,1,0,0,,LS,Running,0,9,1");
        Trace trace = Recordings.read(new OpenbReader(), pods, Map.of("nodes", nodes.toString()));
        assertThat(trace.manifest().fleet().history()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,1,1,0,0,,LS,Running,5,4,5 | line 2: deletion_time is 4, before creation_time 5: correct one of them",
                "a,1,1,0,0,,BE,Running,3,4,5 | line 2: deletion_time is 4, before scheduled_time 5: correct one of them",
                "a,-1,1,0,0,,LS,Running,3,4,5 | line 2: cpu_milli is '-1': give a number whose amount is from 0 to",
                "a,1,1,0,0,,LS,Running,,4,5 | line 2: creation_time is '': give a number",
                "a,1,1,0,0,,,Running,3,4,5 | line 2: qos is empty: give a name",
            })
    void badRowIsRefusedWithItsLineAndValue(String row, String message) {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Traces.events(read(row)))
                .withMessageStartingWith(directory.resolve("pods.csv") + ", " + message);
    }

    @Test
    void publishedListHas8152PodsAnd1523Nodes() {
        Trace trace = Recordings.read(new OpenbReader(), Recordings.published("openb_pod_list_default.csv"));
        List<WorkloadEvent> events = Traces.events(trace);
        assertThat(events).hasSize(8_152);
        assertThat(events.stream().filter(event -> ((PodArrives) event).owner().equals(Owner.NOBODY)))
                .as("never scheduled")
                .hasSize(897);
        assertThat(trace.manifest().fleet().history().stream()
                        .mapToInt(RecordedNodes::nodes)
                        .sum())
                .isEqualTo(1_523);
    }

    private Trace read(String... rows) throws IOException {
        return Recordings.read(new OpenbReader(), pods(rows));
    }

    private Path pods(String... rows) throws IOException {
        return Files.writeString(directory.resolve("pods.csv"), HEADER + String.join("\n", rows) + "\n");
    }
}
