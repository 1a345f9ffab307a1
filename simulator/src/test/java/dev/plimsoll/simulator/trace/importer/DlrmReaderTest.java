package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows are made up; only their form is that of the published file. */
final class DlrmReaderTest {

    private static final String HEADER = String.join(",", DlrmRow.HEADER) + "\n";

    @TempDir
    private Path directory;

    @Test
    void instancesComeInOrderOfCreationAndThoseOfOldAtTheStart() throws IOException {
        List<WorkloadEvent> events = events(
                "a,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,-1,20.5,21.0,30.25",
                "b,HN,app_1,8,8,1,1,1,1,40.0,40.0,9,9,-1,,,",
                "c,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,-1,,,12.0",
                "d,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,-1,10.000000000000004,11.0,");
        assertThat(events)
                .extracting(event -> ((PodArrives) event).podId(), WorkloadEvent::atMillis)
                .containsExactly(tuple("b", 0L), tuple("c", 0L), tuple("d", 10_000L), tuple("a", 20_500L));
        assertThat(events)
                .extracting(event -> ((PodArrives) event).departure())
                .containsExactly(
                        Departure.ON_EVENT,
                        new Departure.AtTime(12_000),
                        Departure.ON_EVENT,
                        new Departure.AtTime(30_250));
    }

    @Test
    void rolesAreDeploymentsOfTheirApplication() throws IOException {
        PodArrives pod = (PodArrives)
                events("b,HN,app_1,8,8,1,1,25,25,937.5,937.5,9,9,-1,,,").getFirst();
        assertThat(pod.owner()).isEqualTo(new Owner(Owner.Kind.DEPLOYMENT, "app_1-hn"));
        assertThat(pod.shape().requests())
                .isEqualTo(Resources.ofPod(8_000, 1_006_632_960_000L).with(Resources.GPU, 1));
        assertThat(pod.shape().rules().tolerations()).containsExactly(AssumedFleet.GPU_TOLERATION);
        assertThat(pod.shape().labels()).containsEntry("app", "app_1").containsEntry("role", "hn");
    }

    @Test
    void limitOfOneANodeIsAntiAffinityAndOfMoreASpread() throws IOException {
        List<WorkloadEvent> events = events(
                "a,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,1,,,",
                "b,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,4,,,",
                "c,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,-1,,,");
        PodShape alone = shape(events.get(0));
        PodShape four = shape(events.get(1));
        PodShape free = shape(events.get(2));
        assertThat(alone.rules().podAffinity().antiAffinity()).singleElement().satisfies(term -> {
            assertThat(term.topologyKey()).isEqualTo(WellKnown.HOSTNAME);
            assertThat(term.selector())
                    .isNotNull()
                    .satisfies(own -> assertThat(own.matches(alone.labels())).isTrue());
        });
        assertThat(four.rules().spread())
                .singleElement()
                .extracting(
                        TopologySpreadConstraint::topologyKey,
                        TopologySpreadConstraint::maxSkew,
                        TopologySpreadConstraint::hard)
                .containsExactly(WellKnown.HOSTNAME, 4, true);
        assertThat(free.rules().spread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,CN,app_1,-64,64,0,0,1,1,320.0,320.0,9,9,-1,,, | line 2: cpu_request is '-64': give a number whose amount is from 0",
                "a,CN,app_1,lots,64,0,0,1,1,320.0,320.0,9,9,-1,,, | line 2: cpu_request is 'lots': give a number",
                "a,CN,app_1,64,64,0.5,0,1,1,320.0,320.0,9,9,-1,,, | line 2: gpu_request is '0.5': give a whole number",
                "a,CN,app_1,64,64,0,0,1,1,1e19,320.0,9,9,-1,,, | line 2: memory_request is '1e19': give a number",
                "a,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,-1,20.0,,10.0 | line 2: deletion_time is 10.0, before creation_time: correct",
                "a,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,-1,Infinity,, | line 2: creation_time is 'Infinity': give a number",
                "a,CN,,64,64,0,0,1,1,320.0,320.0,9,9,-1,,, | line 2: app_name is empty: give a name",
                "a,CN,app_1,64 | line 2: has 4 columns: the header has 17",
            })
    void badRowIsRefusedWithItsLineAndValue(String row, String message) {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> events(row))
                .withMessageStartingWith(directory.resolve("dlrm.csv") + ", " + message);
    }

    @Test
    void instanceThatComesTwiceIsRefused() {
        String row = "a,CN,app_1,64,64,0,0,1,1,320.0,320.0,9,9,-1,,,";
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> events(row, row))
                .withMessage(directory.resolve("dlrm.csv")
                        + ": pod 'a' arrives a second time: give every pod an id of its own");
    }

    @Test
    void publishedFileHas23871InstancesOf340Shapes() {
        List<WorkloadEvent> events =
                Recordings.events(new DlrmReader(), Recordings.published("disaggregated_DLRM_trace.csv"));
        assertThat(events).hasSize(23_871);
        assertThat(events.stream().filter(event -> event.atMillis() == 0)).hasSize(4_677 + 2_603);
        assertThat(events.stream().map(DlrmReaderTest::shape).distinct()).hasSize(340);
        assertThat(events.stream().filter(event -> ((PodArrives) event).departure() instanceof Departure.AtTime))
                .hasSize(12_390 + 2_603);
    }

    private List<WorkloadEvent> events(String... rows) throws IOException {
        Path file = Files.writeString(directory.resolve("dlrm.csv"), HEADER + String.join("\n", rows) + "\n");
        return Recordings.events(new DlrmReader(), file);
    }

    private static PodShape shape(WorkloadEvent event) {
        return ((PodArrives) event).shape();
    }
}
