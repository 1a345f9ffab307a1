package dev.plimsoll.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one tenant may put into the cluster without harm to the others. */
final class BoundedInputTest {

    private static final String WAITS =
            "\"status\":{\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\"}]}";

    /** 20 objects of a kind, 10 in a namespace; 64 KiB of shapes, 32 KiB in a namespace. */
    private static final WatchLimits TIGHT = new WatchLimits(16 << 10, 20, 64 << 10, 32 << 10);

    private final FakeTime time = new FakeTime();
    private final FakeApiServer server = new FakeApiServer(time);
    private final LiveCluster live = new LiveCluster(
            server, new WatchSettings(WatchSettings.Timing.DEFAULT, Set.of("default-scheduler"), 1, TIGHT), time, time);

    @Test
    void aPodWithLabelsOfAMegabyteWaitsAloneAndIsNamed() throws InterruptedException {
        String labels = IntStream.range(0, 16_000)
                .mapToObj(i -> "\"l" + i + "\":\"" + "x".repeat(60) + "\"")
                .collect(Collectors.joining(","));
        pod("hostile", "big", labels, "");
        pod("other", "small", "", "");
        live.round();

        assertThat(waiting()).containsExactly("other/small");
        assertThat(live.problems().get("pods hostile/big")).contains("more than 16 KiB");
    }

    @Test
    void aPodWithTenThousandSpreadConstraintsWaitsAlone() throws InterruptedException {
        String constraints = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        "{\"topologyKey\":\"zone" + i + "\",\"maxSkew\":1,\"whenUnsatisfiable\":\"DoNotSchedule\"}")
                .collect(Collectors.joining(","));
        pod("hostile", "spread", "", "\"topologySpreadConstraints\":[" + constraints + "]");
        pod("other", "small", "", "");
        live.round();

        assertThat(waiting()).containsExactly("other/small");
        assertThat(live.problems()).containsOnlyKeys("pods hostile/spread");
    }

    @Test
    void aPodOnANodeThatIsTooLargeKeepsItsNode() throws InterruptedException {
        server.put("/api/v1/nodes/n", "{\"spec\":{},\"status\":{\"allocatable\":{\"cpu\":\"1\"}}}");
        server.put(
                "/api/v1/namespaces/hostile/pods/big",
                "{\"metadata\":{\"labels\":{\"a\":\"" + "x".repeat(20_000) + "\"}},\"spec\":{\"nodeName\":\"n\"}}");
        live.round();

        assertThat(live.observe().nodes().items().getFirst().pods())
                .singleElement()
                .satisfies(pod -> assertThat(pod.life().eviction()).isEqualTo(Eviction.FORBIDDEN));
    }

    @Test
    void shapesThatAllDifferFillTheRoomOfTheirNamespaceAndNoOther() throws InterruptedException {
        for (int i = 0; i < 9; i++) {
            pod("hostile", "p" + i, "\"a\":\"" + i + "x".repeat(8_000) + "\"", "");
        }
        pod("other", "small", "", "");
        live.round();

        assertThat(waiting()).contains("other/small").hasSize(4);
        assertThat(live.problems()).hasSize(6);
        assertThat(live.problems().get("pods hostile/p7")).contains("namespace hostile", "32 KiB");
    }

    @Test
    void roomIsGivenBackWithThePodsThatTookIt() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 3; i++) {
                pod("busy", "p" + i, "\"a\":\"" + round + i + "x".repeat(8_000) + "\"", "");
            }
            live.round();
            assertThat(waiting()).hasSize(3);
        }
        assertThat(live.problems()).isEmpty();
        assertThat(live.shapes()).isLessThan(10);
    }

    @Test
    void oneNamespaceTakesNoMoreThanHalfOfTheRoomForAKind() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            pod("hostile", "p" + i, "", "");
        }
        pod("other", "small", "", "");
        live.round();
        for (int change = 0; change < 3; change++) {
            pod("hostile", "p99", "\"change\":\"" + change + "\"", "");
            live.round();
        }

        assertThat(waiting()).contains("other/small").hasSize(11);
        assertThat(live.problems().get("pods (beyond the limit)"))
                .contains("more than 20", "90 when last listed, were passed over");
        assertThat(live.observe().nodes().complete()).isTrue();
        assertThat(live.observe().unschedulablePods().complete()).isTrue();
    }

    @Test
    void podsOnNodesAreNotCounted() throws InterruptedException {
        server.put("/api/v1/nodes/n", "{\"spec\":{},\"status\":{\"allocatable\":{\"cpu\":\"1\"}}}");
        for (int i = 0; i < 50; i++) {
            pod("a", "p" + i, "", "\"nodeName\":\"n\"");
        }
        live.round();

        assertThat(live.observe().nodes().items().getFirst().pods()).hasSize(50);
        assertThat(live.problems()).isEmpty();
    }

    @Test
    void aPodThatWasPassedOverIsTakenInOnceItIsOnANode() throws InterruptedException {
        server.put("/api/v1/nodes/n", "{\"spec\":{},\"status\":{\"allocatable\":{\"cpu\":\"1\"}}}");
        for (int i = 10; i < 22; i++) {
            pod("a", "p" + i, "", "");
        }
        server.meanwhile(() -> pod("a", "p21", "", "\"nodeName\":\"n\""));
        live.round();
        live.round();

        assertThat(live.observe().nodes().items().getFirst().pods())
                .extracting(Pod::id)
                .containsExactly("a/p21");
    }

    @Test
    void moreNodesThanThereIsRoomForLeaveTheViewOfThemIncomplete() throws InterruptedException {
        for (int i = 0; i < 21; i++) {
            server.put("/api/v1/nodes/n" + i, "{\"spec\":{},\"status\":{\"allocatable\":{\"cpu\":\"1\"}}}");
        }
        live.round();
        assertThat(live.observe().nodes().complete()).isFalse();

        server.delete("/api/v1/nodes/n3");
        time.pass(WatchSettings.Timing.DEFAULT.relist());
        live.round();
        assertThat(live.observe().nodes().complete()).isTrue();
        assertThat(live.problems()).isEmpty();
    }

    @Test
    void replicaSetsWithoutPodsTakeNoRoom() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            server.put(
                    "/apis/apps/v1/namespaces/hostile/replicasets/r" + i,
                    "{\"spec\":{\"replicas\":0,\"selector\":{}},\"status\":{\"replicas\":0}}");
        }
        live.round();

        assertThat(live.problems()).isEmpty();
        assertThat(live.health())
                .filteredOn(kind -> kind.kind().equals("replicasets"))
                .extracting(KindHealth::objects)
                .containsExactly(0);
    }

    /** Its pods may not all have ended, and are not orphans while they do. */
    @Test
    void aReplicaSetThatHadPodsIsStillThereOnceItHasNone() throws InterruptedException {
        String set = "/apis/apps/v1/namespaces/a/replicasets/r";
        String body = "{\"spec\":{\"replicas\":%d,\"selector\":{}},\"status\":{\"replicas\":%d}}";
        server.put("/api/v1/nodes/n", "{\"spec\":{},\"status\":{\"allocatable\":{\"cpu\":\"1\"}}}");
        server.put(set, body.formatted(1, 1));
        server.put("/api/v1/namespaces/a/pods/p", """
                {"metadata":{"ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"r","uid":"u","controller":true}]},
                 "spec":{"nodeName":"n"}}""");
        live.round();
        server.put(set, body.formatted(0, 0));
        live.round();
        assertThat(ownerOfTheOnlyPod().found()).isTrue();

        server.delete(set);
        live.round();
        assertThat(ownerOfTheOnlyPod().found()).isFalse();
    }

    private Owner.Controller ownerOfTheOnlyPod() {
        return live.observe()
                .nodes()
                .items()
                .getFirst()
                .pods()
                .getFirst()
                .owner()
                .controller();
    }

    @Test
    void aBudgetThatCannotBeReadKeepsAllOfItsNamespaceAndNoOther() throws InterruptedException {
        server.put(
                "/apis/policy/v1/namespaces/a/poddisruptionbudgets/bad",
                "{\"spec\":{\"selector\":{\"matchExpressions\":[{\"key\":\"k\",\"operator\":\"Near\"}]}},"
                        + "\"status\":{\"disruptionsAllowed\":5,\"observedGeneration\":1}}");
        live.round();

        assertThat(live.observe().budgets().items()).singleElement().satisfies(budget -> {
            assertThat(budget.namespace()).isEqualTo("a");
            assertThat(budget.disruptionsAllowed()).isZero();
        });
        assertThat(live.observe().budgets().complete()).isTrue();
    }

    /** A million digits are not written out, and not worked with. */
    @Test
    void manyProblemsAreToldByTheirNumber() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            for (String namespace : List.of("a", "b", "c", "d", "e", "f")) {
                server.put(
                        "/api/v1/namespaces/" + namespace + "/pods/p" + i,
                        "{\"spec\":{\"containers\":[{\"resources\":{\"requests\":{\"cpu\":\"1e999999\"}}}]}}");
            }
        }
        live.round();

        assertThat(live.problems()).hasSize(21);
        assertThat(live.problems().get("pods a/p0")).contains("1e999999").hasSizeLessThan(200);
    }

    private void pod(String namespace, String name, String labels, String spec) {
        server.put(
                "/api/v1/namespaces/" + namespace + "/pods/" + name,
                "{\"metadata\":{\"labels\":{" + labels + "}},\"spec\":{" + spec + "}," + WAITS + "}");
    }

    private List<String> waiting() {
        return live.observe().unschedulablePods().items().stream().map(Pod::id).toList();
    }
}
