package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.EligibilityOptions;
import dev.plimsoll.kubernetes.act.ConfigMapStore;
import dev.plimsoll.kubernetes.act.Events;
import dev.plimsoll.kubernetes.act.Evictions;
import dev.plimsoll.kubernetes.act.LastLook;
import dev.plimsoll.kubernetes.act.NodeTaints;
import dev.plimsoll.kubernetes.act.StatusConfigMap;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.KeptParts;
import dev.plimsoll.kubernetes.api.Listing;
import dev.plimsoll.kubernetes.api.Pauses;
import dev.plimsoll.kubernetes.lead.LeaseElection;
import dev.plimsoll.kubernetes.watch.KindHealth;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import dev.plimsoll.kubernetes.watch.LiveObservation;
import dev.plimsoll.kubernetes.watch.WatchSettings;
import dev.plimsoll.testkit.rig.ControlPlane;
import dev.plimsoll.testkit.rig.ControlPlaneExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Against a real API server, scheduler and controllers; skipped where they are not at hand. */
@ExtendWith(ControlPlaneExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealApiServerTest {

    private static final String OPERATION = "plimsoll-1764379497";

    private final RealCluster cluster;

    RealApiServerTest(ControlPlane plane) throws IOException, InterruptedException {
        cluster = new RealCluster(plane);
    }

    @AfterAll
    void close() {
        cluster.close();
    }

    @Test
    void followsNodesAndPodsFromTheSchedulersVerdictToTheirEnd() throws IOException, InterruptedException {
        cluster.node("follow-1", "follow");
        cluster.pod("follow-a", "follow", Map.of("app", "follow-a"), "1");
        cluster.pod("follow-big", "follow", Map.of("app", "follow-big"), "900");
        var changed = new Semaphore(0);
        try (var live = new LiveCluster(cluster.own(), quick(), InstantSource.system(), Pauses.SLEEPING)) {
            live.listen(changed::release);
            live.start();
            LiveObservation seen = until(
                    live,
                    changed,
                    observed -> observed.nodes().complete()
                            && observed.budgets().complete()
                            && podsOn(observed, "follow-1").contains("default/follow-a")
                            && waiting(observed).contains("default/follow-big"));
            assertThat(seen.facts().namespaceLabels()).containsKey("kube-system");
            assertThat(live.problems()).isEmpty();
            assertThat(live.uidOf("default/follow-a")).isNotEmpty();

            cluster.api().send(new Call("DELETE", "/api/v1/namespaces/default/pods/follow-big", null, Call.TIMEOUT));
            cluster.api()
                    .send(new Call(
                            "DELETE",
                            "/api/v1/namespaces/default/pods/follow-a?gracePeriodSeconds=0",
                            null,
                            Call.TIMEOUT));
            until(
                    live,
                    changed,
                    observed -> !waiting(observed).contains("default/follow-big")
                            && podsOn(observed, "follow-1").isEmpty());

            Instant since = InstantSource.system().instant();
            until(live, changed, observed -> observed.nodes().readAt().isAfter(since.plusSeconds(3)));
            assertThat(live.health()).extracting(KindHealth::lists).containsOnly(1L);
            assertThat(live.health()).extracting(KindHealth::lastError).containsOnly("");
        }
    }

    @Test
    void pagesAreReadOfOneAndTheSameMoment() throws IOException, InterruptedException {
        for (int i = 0; i < 520; i++) {
            cluster.api()
                    .send(Call.post(
                            "/api/v1/namespaces/kube-public/configmaps",
                            Map.of("metadata", Map.of("name", "page-" + i))));
        }
        var names = new ArrayList<String>();
        String version = new Listing(
                        cluster.api(),
                        "/api/v1/namespaces/kube-public/configmaps",
                        new Listing.Wanted(KeptParts.ALL, 1 << 20))
                .read(object -> names.add(object.identity().key()));

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(520);
        assertThat(version).isNotEmpty();
    }

    @Test
    void putsTheTaintOnAndTakesItOffAndLeavesTheOthers() throws IOException, InterruptedException {
        cluster.node("taint-1", "taint");
        // The control plane itself marks a new node as not ready, until its kubelet has spoken.
        cluster.awaitThat(
                "/api/v1/nodes/taint-1",
                node -> node.path("spec").path("taints").size() == 1);
        JsonNode before = cluster.get("/api/v1/nodes/taint-1").path("spec").path("taints");
        var taints = new NodeTaints(cluster.own());

        assertThat(taints.taint("taint-1", OPERATION)).isEqualTo(Outcome.DONE);
        assertThat(taints.taint("taint-1", OPERATION)).isEqualTo(Outcome.DONE);
        assertThat(taints.taint("taint-1", "plimsoll-2")).isInstanceOf(Outcome.Refused.class);
        assertThat(taints.untaint("taint-1", "plimsoll-2")).isEqualTo(Outcome.DONE);
        JsonNode tainted = cluster.get("/api/v1/nodes/taint-1").path("spec").path("taints");
        assertThat(tainted.size()).isEqualTo(before.size() + 1);
        assertThat(taints.untaint("taint-1", OPERATION)).isEqualTo(Outcome.DONE);
        assertThat(cluster.get("/api/v1/nodes/taint-1").path("spec").path("taints"))
                .isEqualTo(before);
        assertThat(taints.taint("no-such-node", OPERATION)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void evictsWhatItsBudgetAllowsAndIsToldWhenNotTo() throws IOException, InterruptedException {
        cluster.node("evict-1", "evict");
        cluster.pod("evict-held", "evict", Map.of("app", "held"), "1");
        cluster.pod("evict-free", "evict", Map.of("app", "free"), "1");
        cluster.budget("held", "held");
        cluster.awaitBound("evict-held", "evict-free");
        cluster.awaitThat(
                "/apis/policy/v1/namespaces/default/poddisruptionbudgets/held",
                budget -> budget.path("status").has("disruptionsAllowed"));
        var evictions = new Evictions(cluster.own(), cluster::uidOf, pod -> null);
        var stale = new Evictions(cluster.own(), id -> "another-uid", pod -> null);

        assertThat(evictions.evict("default/evict-held", "evict-1"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("429").contains("disruption budget"));
        assertThat(stale.evict("default/evict-free", "evict-1")).isInstanceOf(Outcome.Refused.class);
        assertThat(evictions.evict("default/evict-free", "another-node")).isEqualTo(Outcome.DONE);
        assertThat(evictions.evict("default/evict-free", "evict-1")).isEqualTo(Outcome.DONE);
        assertThat(evictions.evict("default/no-such-pod", "evict-1")).isEqualTo(Outcome.DONE);

        cluster.budget("held-too", "held");
        cluster.awaitThat(
                "/apis/policy/v1/namespaces/default/poddisruptionbudgets/held-too",
                budget -> budget.path("status").has("disruptionsAllowed"));
        assertThat(evictions.evict("default/evict-held", "evict-1"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("more than one PodDisruptionBudget"));
    }

    @Test
    void letsAnInstanceEndOnlyOnceItsNodeIsOursAndEmpty() throws IOException, InterruptedException {
        cluster.node("last-1", "last");
        cluster.pod("last-a", "last", Map.of("app", "last"), "1");
        cluster.awaitBound("last-a");
        var look = new LastLook(cluster.own(), "plimsoll-", EligibilityOptions.PLIMSOLL, PodReader::isPartOfTheNode);
        var taints = new NodeTaints(cluster.own());

        assertThat(look.reasonToKeep("last-1", "i-last-1")).contains("does not bear our taint");
        taints.taint("last-1", OPERATION);
        assertThat(look.reasonToKeep("last-1", "i-other")).contains("i-last-1");
        assertThat(look.reasonToKeep("last-1", "i-last-1")).contains("default/last-a");
        assertThat(look.reasonToKeep("no-such-node", "i-1")).contains("gone");
        cluster.api()
                .send(new Call(
                        "DELETE", "/api/v1/namespaces/default/pods/last-a?gracePeriodSeconds=0", null, Call.TIMEOUT));
        cluster.until(() -> look.reasonToKeep("last-1", "i-last-1") == null);
    }

    @Test
    void oneOfTwoLeads() throws IOException, InterruptedException {
        var first = election("first");
        var second = election("second");
        Thread one = Thread.ofVirtual().start(first);
        cluster.until(first::mayAct);
        Thread other = Thread.ofVirtual().start(second);
        cluster.until(() -> second.holder().equals("first"));
        assertThat(second.mayAct()).isFalse();

        first.stop();
        one.join();
        assertThat(first.mayAct()).isFalse();
        cluster.until(second::mayAct);
        second.stop();
        other.join();
        assertThat(cluster.get("/apis/coordination.k8s.io/v1/namespaces/default/leases/election")
                        .path("spec")
                        .path("leaseTransitions")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsAValueAndNoticesAnotherWriter() throws IOException, InterruptedException {
        var store = new ConfigMapStore(cluster.own(), new ConfigMapStore.Place("default", "memory", "memory"));
        byte[] value = {1, 2, 3, (byte) 200};

        ConfigMapStore.Stored none = store.read();
        assertThat(none.value()).isNull();
        ConfigMapStore.Stored kept = store.write(value, none);
        assertThat(store.read().value()).isEqualTo(value);
        assertThatThrownBy(() -> store.write(value, none))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.isConflict()).isTrue());
        store.write(new byte[] {4}, kept);
        assertThatThrownBy(() -> store.write(value, kept))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.isConflict()).isTrue());
        assertThat(store.read().value()).isEqualTo(new byte[] {4});
    }

    @Test
    void writesStatusAndEvents() throws IOException, InterruptedException {
        var status = new StatusConfigMap(cluster.own(), "default", "cluster-autoscaler-status");
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        status.write("one", now);
        status.write("two", now);
        JsonNode map = cluster.get("/api/v1/namespaces/default/configmaps/cluster-autoscaler-status");
        assertThat(map.path("data").path("status").asString()).isEqualTo("two");
        assertThat(map.path("metadata")
                        .path("annotations")
                        .path("cluster-autoscaler.kubernetes.io/last-updated")
                        .asString())
                .isEqualTo("2026-11-25 12:00:00.000000000 +0000 UTC");

        cluster.node("event-1", "event");
        cluster.pod("event-a", "event", Map.of("app", "event"), "1");
        var events = new Events(cluster.own(), InstantSource.system(), Pauses.SLEEPING, "test");
        events.post(
                new Events.Event(
                        Events.Regarding.pod("default/event-a", cluster.uidOf("default/event-a")),
                        Events.Type.NORMAL,
                        "NotTriggerScaleUp",
                        "too big"),
                now);
        events.post(
                new Events.Event(Events.Regarding.node("event-1"), Events.Type.NORMAL, "ScaleDown", "unneeded"), now);
        Thread thread = Thread.ofVirtual().start(events);
        cluster.until(() -> cluster.get("/api/v1/events?fieldSelector=reportingComponent%3Dplimsoll")
                        .path("items")
                        .size()
                == 2);
        thread.interrupt();
        thread.join();
        assertThat(events.dropped()).isZero();
    }

    private LeaseElection election(String identity) {
        return new LeaseElection(
                cluster.own(),
                new LeaseElection.Terms(
                        "default",
                        "election",
                        identity,
                        new LeaseElection.Timing(Duration.ofSeconds(4), Duration.ofMillis(500), Duration.ofSeconds(2))),
                InstantSource.system(),
                Pauses.SLEEPING);
    }

    private static WatchSettings quick() {
        return new WatchSettings(
                new WatchSettings.Timing(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(2)),
                Set.of("default-scheduler"),
                1,
                WatchSettings.DEFAULT.limits());
    }

    private static LiveObservation until(LiveCluster live, Semaphore changed, Predicate<LiveObservation> check)
            throws InterruptedException {
        Instant end = InstantSource.system().instant().plus(RealCluster.PATIENCE);
        LiveObservation seen = live.observe();
        while (!check.test(seen)) {
            assertThat(InstantSource.system().instant())
                    .as("patience, at %s", live.health())
                    .isBefore(end);
            boolean _ = changed.tryAcquire(200, TimeUnit.MILLISECONDS);
            seen = live.observe();
        }
        return seen;
    }

    private static List<String> waiting(LiveObservation seen) {
        return seen.unschedulablePods().items().stream().map(Pod::id).toList();
    }

    private static List<String> podsOn(LiveObservation seen, String node) {
        return seen.nodes().items().stream()
                .filter(state -> state.node().name().equals(node))
                .map(NodeState::pods)
                .flatMap(List::stream)
                .map(Pod::id)
                .toList();
    }
}
