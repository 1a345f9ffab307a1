package dev.plimsoll.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveClusterTest {

    private static final String UNSCHEDULABLE =
            "\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\"}]";

    /** All watches as short as those of nodes, so that going round takes little time. */
    private static final WatchSettings SETTINGS = new WatchSettings(
            new WatchSettings.Timing(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(4),
                    Duration.ofMinutes(30),
                    Duration.ofSeconds(30)),
            WatchSettings.DEFAULT.schedulers(),
            1,
            WatchSettings.DEFAULT.limits());

    private final FakeTime time = new FakeTime();
    private final FakeApiServer server = new FakeApiServer(time);
    private final LiveCluster live = new LiveCluster(server, SETTINGS, time, time);
    private final AtomicInteger woken = new AtomicInteger();

    @BeforeEach
    void aNode() {
        node("n1");
    }

    @Test
    void isIncompleteUntilEveryKindWasListedAndThenAsOldAsTheOldestProof() throws InterruptedException {
        assertThat(live.observe().nodes().complete()).isFalse();
        server.before((call, fake) -> {
            if (call.path().startsWith("/apis/storage.k8s.io/v1/csinodes")) {
                fake.failNext(FakeApiServer.error(403, "csinodes is forbidden"));
            }
        });
        live.round();
        LiveObservation partly = live.observe();
        assertThat(partly.nodes().complete()).isFalse();
        assertThat(partly.budgets().complete()).isTrue();
        assertThat(partly.unschedulablePods().complete()).isTrue();
        assertThat(live.health())
                .filteredOn(kind -> !kind.lastError().isEmpty())
                .singleElement()
                .satisfies(kind -> assertThat(kind.lastError()).contains("csinodes is forbidden"));

        server.before((call, fake) -> {});
        Instant before = time.instant();
        live.round();
        assertThat(live.observe().nodes().complete()).isTrue();
        assertThat(live.observe().nodes().readAt()).isEqualTo(before.plusSeconds(20));
        assertThat(live.observe().budgets().readAt()).isAfter(before.plusSeconds(20));
    }

    @Test
    void lookingTwiceWithNothingNewGivesTheSameObjects() throws InterruptedException {
        pod("a", "\"nodeName\":\"n1\"", "");
        pod("b", "", UNSCHEDULABLE);
        server.put("/apis/apps/v1/namespaces/red/daemonsets/agent", """
                {"spec":{"selector":{"matchLabels":{"app":"agent"}},"template":{"metadata":{"labels":{"app":"agent"}},
                "spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"100m"}}}]}}}}""");
        live.round();
        LiveObservation one = live.observe();
        assertThat(one.daemonPods().items()).hasSize(1);
        node("n1");
        pod("a", "\"nodeName\":\"n1\"", "\"message\":\"of no interest\"");
        live.round();
        LiveObservation other = live.observe();

        assertThat(other.nodes().items()).isSameAs(one.nodes().items());
        assertThat(other.unschedulablePods().items())
                .isSameAs(one.unschedulablePods().items());
        assertThat(other.budgets().items()).isSameAs(one.budgets().items());
        assertThat(other.daemonPods().items()).isSameAs(one.daemonPods().items());
        assertThat(other.facts()).isSameAs(one.facts());
        assertThat(other.nodes().readAt()).isAfter(one.nodes().readAt());
    }

    @Test
    void onlyTheNodeOfAChangedPodIsAnother() throws InterruptedException {
        node("n2");
        pod("a", "\"nodeName\":\"n1\"", "");
        pod("b", "\"nodeName\":\"n2\"", "");
        live.round();
        LiveObservation one = live.observe();
        server.delete("/api/v1/namespaces/red/pods/a");
        live.round();
        LiveObservation other = live.observe();

        assertThat(other.nodes().items().get(0).pods()).isEmpty();
        assertThat(other.nodes().items().get(0).node())
                .isSameAs(one.nodes().items().get(0).node());
        assertThat(other.nodes().items().get(1)).isSameAs(one.nodes().items().get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"schedulingGates\":[{\"name\":\"g\"}] | conditions",
                "\"schedulerName\":\"other\" | conditions",
                " | none"
            })
    void podsThatTheSchedulerGaveNoVerdictOnDoNotWait(String podAndStatus) throws InterruptedException {
        List<String> parts = List.of(podAndStatus.split("\\|", 2));
        pod("a", parts.get(0).strip(), parts.get(1).contains("conditions") ? UNSCHEDULABLE : "");
        live.round();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aNominatedPodWaitsOnlyOnceItsNodeIsGone() throws InterruptedException {
        pod("a", "", UNSCHEDULABLE + ",\"nominatedNodeName\":\"n1\"");
        live.round();
        assertThat(waiting()).isEmpty();
        server.delete("/api/v1/nodes/n1");
        live.round();
        assertThat(waiting()).containsExactly("red/a");
    }

    @Test
    void wakesForANewPodThatWaitsButNotTwice() throws InterruptedException {
        live.round();
        live.listen(woken::incrementAndGet);
        pod("a", "", UNSCHEDULABLE);
        live.round();
        assertThat(woken).hasValue(1);
        pod("a", "", UNSCHEDULABLE + ",\"message\":\"still\"");
        live.round();
        assertThat(woken).hasValue(1);
    }

    @Test
    void aPodThatCannotBeReadIsToldOfAndPinsItsNode() throws InterruptedException {
        pod("bad", "\"nodeName\":\"n1\",\"overhead\":{\"cpu\":\"much\"}", "");
        pod("good", "\"nodeName\":\"n1\"", "");
        live.round();

        assertThat(live.problems()).containsOnlyKeys("pods red/bad");
        assertThat(live.observe().nodes().items().getFirst().pods())
                .extracting(Pod::id, pod -> pod.life().eviction())
                .containsExactly(tuple("red/bad", Eviction.FORBIDDEN), tuple("red/good", Eviction.BY_RULES));

        pod("bad", "\"nodeName\":\"n1\"", "");
        live.round();
        assertThat(live.problems()).isEmpty();
        assertThat(live.observe().nodes().items().getFirst().pods())
                .extracting(pod -> pod.life().eviction())
                .containsOnly(Eviction.BY_RULES);
    }

    @Test
    void staticPodsArePartOfTheirNodeAndAnnotationsAreHonoured() throws InterruptedException {
        server.put("/api/v1/namespaces/red/pods/a", """
                {"metadata":{"annotations":{"kubernetes.io/config.mirror":"x"}},"spec":{"nodeName":"n1"}}""");
        server.put("/api/v1/namespaces/red/pods/b", """
                {"metadata":{"annotations":{"cluster-autoscaler.kubernetes.io/safe-to-evict":"true"}},"spec":{"nodeName":"n1"}}""");
        live.round();
        List<Pod> pods = live.observe().nodes().items().getFirst().pods();

        assertThat(pods.get(0).owner().kind()).isEqualTo(Owner.Kind.STATIC);
        assertThat(pods.get(0).owner().kind().isPartOfTheNode()).isTrue();
        assertThat(pods.get(1).life().eviction()).isEqualTo(Eviction.ALLOWED);
    }

    @Test
    void aBudgetThatWasNotCountedYetAllowsNothing() throws InterruptedException {
        server.put("/apis/policy/v1/namespaces/red/poddisruptionbudgets/b", """
                {"metadata":{"generation":2},"spec":{"selector":{}},"status":{"disruptionsAllowed":3,"observedGeneration":1}}""");
        live.round();
        assertThat(live.observe().budgets().items())
                .singleElement()
                .satisfies(budget -> assertThat(budget.disruptionsAllowed()).isZero());
    }

    @Test
    void shapesOfPodsThatAreGoneAreForgotten() throws InterruptedException {
        live.round();
        for (int i = 0; i < 4_000; i++) {
            server.put(
                    "/api/v1/namespaces/red/pods/a",
                    "{\"metadata\":{\"labels\":{\"job\":\"j" + i + "\"}},\"spec\":{\"nodeName\":\"n1\"}}");
            if (i % 500 == 499) {
                live.round();
                assertThat(live.observe().nodes().items()).hasSize(1);
            }
        }
        assertThat(live.shapes()).isLessThan(2_000);
    }

    private List<String> waiting() {
        return live.observe().unschedulablePods().items().stream().map(Pod::id).toList();
    }

    private void node(String name) {
        server.put("/api/v1/nodes/" + name, "{\"spec\":{},\"status\":{\"allocatable\":{\"cpu\":\"4\"}}}");
    }

    private void pod(String name, String spec, String status) {
        server.put(
                "/api/v1/namespaces/red/pods/" + name,
                "{\"metadata\":{\"uid\":\"u-" + name + "\"},\"spec\":{" + spec + "},\"status\":{" + status + "}}");
    }

    @Test
    void aPodWhoseControllerIsGoneIsAnotherUntilItIsBack() throws InterruptedException {
        String set = "/apis/apps/v1/namespaces/red/replicasets/web-1";
        server.put("/api/v1/namespaces/red/pods/a", """
                {"metadata":{"ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-1","uid":"u","controller":true}]},
                 "spec":{"nodeName":"n1"}}""");
        live.round();
        assertThat(controllerOfTheOnlyPod()).isEqualTo(new Owner.Controller("ReplicaSet", "red/web-1", false, null));
        List<NodeState> before = live.observe().nodes().items();

        server.put(set, "{\"spec\":{\"replicas\":3}}");
        live.round();
        assertThat(controllerOfTheOnlyPod()).isEqualTo(new Owner.Controller("ReplicaSet", "red/web-1", true, 3));
        assertThat(live.observe().nodes().items().getFirst()).isNotSameAs(before.getFirst());

        server.delete(set);
        live.round();
        assertThat(controllerOfTheOnlyPod().found()).isFalse();
    }

    private Owner.Controller controllerOfTheOnlyPod() {
        return live.observe()
                .nodes()
                .items()
                .getFirst()
                .pods()
                .getFirst()
                .owner()
                .controller();
    }
}
