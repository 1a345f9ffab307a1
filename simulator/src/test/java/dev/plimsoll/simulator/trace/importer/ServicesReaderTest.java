package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.ConcurrentDemand;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.TraceSummary;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServicesReaderTest {

    private static final String SERVICES = """
            service,namespace,cpu,memory,target,min,max,spread,skew,priority,gpus,kind
            cart,shop,500m,1Gi,10,2,9,zone,2,,,
            db,shop,2,8Gi,100,1,3,,,5,1,StatefulSet
            """;

    @TempDir
    private Path directory;

    /** Replicas of cart at loads 50, 54 (within a tenth), 56, 20, 20 after two and four minutes more, and 20 after six. */
    @Test
    void replicasFollowLoadByTheRuleOfTheHorizontalPodAutoscaler() throws IOException {
        Trace trace = read(SERVICES, """
                time,service,load
                2026-01-01T00:00:00Z,cart,50
                2026-01-01T00:00:00Z,db,100
                2026-01-01T00:01:00Z,cart,54
                2026-01-01T00:02:00Z,cart,56
                2026-01-01T00:04:00Z,cart,20
                2026-01-01T00:06:00Z,cart,20
                2026-01-01T00:08:00Z,cart,20
                2026-01-01T00:09:00Z,cart,1000
                """);
        assertThat(trace.manifest().span().start()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(trace.manifest().span().length()).isEqualTo(Duration.ofMinutes(9));
        assertThat(Traces.events(trace))
                .extracting(
                        WorkloadEvent::atMillis,
                        event -> ((WorkloadScaled) event).owner(),
                        event -> ((WorkloadScaled) event).replicas())
                .containsExactly(
                        tuple(0L, new Owner(Owner.Kind.DEPLOYMENT, "cart"), 5),
                        tuple(0L, new Owner(Owner.Kind.STATEFUL_SET, "db"), 1),
                        tuple(120_000L, new Owner(Owner.Kind.DEPLOYMENT, "cart"), 6),
                        tuple(480_000L, new Owner(Owner.Kind.DEPLOYMENT, "cart"), 2),
                        tuple(540_000L, new Owner(Owner.Kind.DEPLOYMENT, "cart"), 9));
        WorkloadScaled db = (WorkloadScaled) Traces.events(trace).get(1);
        assertThat(db.shape().requests())
                .isEqualTo(Resources.ofPod(2_000, 8L << 30).with(Resources.GPU, 1));
        assertThat(db.shape().priority()).isEqualTo(5);
    }

    @Test
    void rowsServiceByServiceGiveTheSameAsRowsByTime() throws IOException {
        String header = "time,service,replicas\n";
        List<WorkloadEvent> byTime = Traces.events(read(SERVICES, header + """
                1767225600,cart,2
                1767225600,db,1
                1767225660,db,2
                1767225720,cart,3
                """));
        List<WorkloadEvent> byService = Traces.events(read(SERVICES, header + """
                1767225600,cart,2
                1767225720,cart,3
                1767225600,db,1
                1767225660,db,2
                """));
        assertThat(byService).isEqualTo(byTime).hasSize(4);
    }

    @Test
    void rulesNodesAndDaemonSetsAreThoseOfTheListing() throws IOException {
        Files.writeString(directory.resolve("cluster.json"), """
                {"kind":"List","items":[
                 {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"cart","namespace":"shop"},"spec":{"replicas":1,
                  "template":{"metadata":{"labels":{"tier":"web"}},"spec":{"containers":[{}],
                   "tolerations":[{"key":"spot","operator":"Exists"}]}}}},
                 {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"agent","namespace":"kube-system"},"spec":{
                  "template":{"spec":{"containers":[{"resources":{"requests":{"cpu":"50m"}}}]}}}},
                 {"apiVersion":"v1","kind":"Node","metadata":{"name":"n","labels":{"node.kubernetes.io/instance-type":"m5.large",
                  "topology.kubernetes.io/zone":"eu-west-1a","eks.amazonaws.com/nodegroup":"web"}}}]}""");
        Trace trace = read(SERVICES, "time,service,replicas\n0,cart,1\n60,cart,2\n");
        WorkloadScaled cart = (WorkloadScaled) Traces.events(trace).getFirst();
        assertThat(cart.shape().labels()).containsOnlyKeys("tier");
        assertThat(cart.shape().rules().tolerations()).hasSize(1);
        assertThat(cart.shape().requests()).isEqualTo(Resources.ofPod(500, 1L << 30));
        assertThat(trace.manifest().fleet().groups())
                .extracting(group -> group.name())
                .containsExactly("web");
        assertThat(trace.manifest().fleet().daemonSets())
                .extracting(set -> set.name())
                .containsExactly("agent");
    }

    @Test
    void summaryCountsPodsThatAreThereNotOnlyThoseThatArrive() throws IOException {
        ConcurrentDemand standing = TraceSummary.of(read(
                        SERVICES, "time,service,replicas\n0,cart,4\n0,db,2\n300,cart,1\n600,cart,5\n1200,cart,5\n"))
                .standing();
        assertThat(standing.pods())
                .isEqualTo(new ConcurrentDemand.Count(6, 3, (6 * 300 + 3 * 300 + 7 * 600) / 1200.0, 7));
        assertThat(standing.cores().peak()).isCloseTo(2.5 + 4, within(1e-9));
        assertThat(standing.gpus()).isEqualTo(new ConcurrentDemand.Count(2, 2, 2, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "0,wagon,1 | load.csv, line 2: service 'wagon' is not in services.csv: add a row for it there",
                "0,cart,-1 | load.csv, line 2: replicas is '-1': give a number whose amount is from 0 to 1000000",
                "noon,cart,1 | load.csv, line 2: time is 'noon': give 2026-01-31T09:00:00Z, or seconds since 1970",
            })
    void badRowsAreRefusedWithLineValueAndRemedy(String row, String message) {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Traces.events(read(SERVICES, "time,service,replicas\n" + row + "\n")))
                .withMessage(directory + "/" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "service,cpu | services.csv, line 1: has no column namespace: name it in the first line",
                "service,namespace,cpu,memory,colour | services.csv, line 1: has the unknown column 'colour': remove it",
                "service,namespace,cpu,memory\\na,b,lots,1Gi | services.csv, line 2: cpu is 'lots': give a quantity",
                "service,namespace,cpu,memory,min,max\\na,b,1,1Gi,3,2 | services.csv, line 2: min is 3, above max 2",
                "service,namespace,cpu,memory,spread\\na,b,1,1Gi,wide | services.csv, line 2: spread is 'wide': give zone",
            })
    void badServicesAreRefusedWithLineValueAndRemedy(String services, String message) {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> read(services.replace("\\n", "\n") + "\n", "time,service,replicas\n0,a,1\n"))
                .withMessageStartingWith(directory + "/" + message);
    }

    private Trace read(String services, String load) throws IOException {
        Files.writeString(directory.resolve("services.csv"), services);
        Files.writeString(directory.resolve("load.csv"), load);
        return Recordings.read(new ServicesReader(), directory);
    }

    @Test
    void servicesOnGpusTolerateTheNodesThatHaveThem() throws IOException {
        Trace trace = read(SERVICES, "time,service,replicas\n1767225600,cart,1\n1767225600,db,1\n");
        var shapes = Traces.events(trace).stream()
                .map(event -> ((WorkloadScaled) event).shape())
                .toList();
        assertThat(shapes.getFirst().rules().tolerations()).isEmpty();
        assertThat(shapes.getLast()
                        .rules()
                        .toleratesAllHard(AssumedFleet.gpuMarks().taints()))
                .isTrue();
    }
}
