package dev.plimsoll.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.Integrity;
import dev.plimsoll.simulator.trace.format.TraceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BundledTracesTest {

    private static final Path TRACES = Path.of("..", "traces");

    @ParameterizedTest
    @CsvSource({
        "nasa-ipsc-1993, 82071, 0, 3, 18239",
        "surf-lisa-2022-10, 68648, 0, 1, 68648",
        "dsb-scaling, 0, 46, 27, 27",
        "shop-week, 15428, 5843, 59, 2475",
    })
    void holdsWhatItsReadmeSays(String name, long pods, long scalings, long shapes, int owners) {
        Path folder = TRACES.resolve(name);
        Integrity.check(folder);
        Trace trace = TraceFolder.read(folder);
        TraceSummary summary = TraceSummary.of(trace);
        assertThat(trace.manifest().about().name()).isEqualTo(name);
        assertThat(summary.arrivals().pods()).isEqualTo(pods);
        assertThat(summary.scalings()).isEqualTo(scalings);
        assertThat(summary.extent().shapes()).isEqualTo(shapes);
        assertThat(owners(trace).size()).isEqualTo(owners);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nasa-ipsc-1993 | PodArrives[atMillis=0, podId=job-1-0, shape=PodShape[namespace=default, labels={},"
                        + " requests=Resources[cpuMillis=4000, memoryBytes=8589934592, pods=1, others={}]",
                "surf-lisa-2022-10 | PodArrives[atMillis=0, podId=job-2081278, shape=PodShape[namespace=default, labels={},"
                        + " requests=Resources[cpuMillis=14992, memoryBytes=25769803776, pods=1, others={}]",
                "dsb-scaling | WorkloadScaled[atMillis=0, owner=Owner[kind=DEPLOYMENT, name=user-timeline-service,"
                        + " controller=Controller[kind=, name=, found=true, replicas=null]],"
                        + " shape=PodShape[namespace=dsb, labels={app=user-timeline-service, service=user-timeline-service}",
                "shop-week | BudgetSet[atMillis=0, namespace=data, name=orders-db,",
            })
    void beginsAsItAlwaysDid(String name, String firstEvent) {
        try (Stream<WorkloadEvent> events =
                TraceFolder.read(TRACES.resolve(name)).open()) {
            assertThat(events.findFirst().orElseThrow().toString()).startsWith(firstEvent);
        }
    }

    @Test
    void everyTraceIsListedAndNoneIsForResearchOnly() throws IOException {
        String list = Files.readString(TRACES.resolve("README.md"));
        List<Path> folders;
        try (Stream<Path> all = Files.list(TRACES)) {
            folders = all.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(folders).hasSize(4);
        for (Path folder : folders) {
            assertThat(list).contains("(" + folder.getFileName() + ")");
            assertThat(folder.resolve("README.md")).content().contains("## Origin and licence", "## Event file");
        }
    }

    private static Set<Owner> owners(Trace trace) {
        var owners = new HashSet<Owner>();
        for (WorkloadEvent event : Traces.events(trace)) {
            if (event instanceof PodArrives arrives) {
                owners.add(arrives.owner());
            } else if (event instanceof WorkloadScaled scaled) {
                owners.add(scaled.owner());
            }
        }
        return owners;
    }
}
