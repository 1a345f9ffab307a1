package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.scaling.Outcome;
import dev.plimsoll.kubernetes.act.ConfigMapStore;
import dev.plimsoll.kubernetes.act.Events;
import dev.plimsoll.kubernetes.act.Evictions;
import dev.plimsoll.kubernetes.act.LastLook;
import dev.plimsoll.kubernetes.act.NodeTaints;
import dev.plimsoll.kubernetes.act.StatusConfigMap;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.ControlPlane;
import dev.plimsoll.kubernetes.api.HttpApiServer;
import dev.plimsoll.kubernetes.api.Json;
import dev.plimsoll.kubernetes.api.ListPage;
import dev.plimsoll.kubernetes.api.Pauses;
import dev.plimsoll.kubernetes.lead.LeaseElection;
import dev.plimsoll.kubernetes.watch.KindHealth;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import dev.plimsoll.kubernetes.watch.LiveObservation;
import dev.plimsoll.kubernetes.watch.WatchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Against a real API server, scheduler and controllers; skipped where they are not at hand. */
class RealApiServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPERATION = "plimsoll-1764379497";

    private static final String USER = "plimsoll-test";

    /** All rights that are needed: what is watched, what is changed, and in one namespace the lease, memory and status. */
    private static final String RIGHTS = """
            {"kind":"ClusterRole","metadata":{"name":"plimsoll"},"rules":[
             {"apiGroups":[""],"resources":["nodes","pods","namespaces","services","replicationcontrollers",
               "persistentvolumes","persistentvolumeclaims"],"verbs":["list","watch"]},
             {"apiGroups":[""],"resources":["nodes","pods"],"verbs":["get"]},
             {"apiGroups":[""],"resources":["nodes"],"verbs":["patch"]},
             {"apiGroups":[""],"resources":["pods/eviction","events"],"verbs":["create"]},
             {"apiGroups":["apps"],"resources":["daemonsets","replicasets","statefulsets"],"verbs":["list","watch"]},
             {"apiGroups":["policy"],"resources":["poddisruptionbudgets"],"verbs":["list","watch"]},
             {"apiGroups":["storage.k8s.io"],"resources":["storageclasses","csinodes","csidrivers",
               "csistoragecapacities","volumeattachments"],"verbs":["list","watch"]}]}
            ---
            {"kind":"ClusterRoleBinding","metadata":{"name":"plimsoll"},
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"plimsoll"},
             "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"plimsoll-test"}]}
            ---
            {"kind":"Role","metadata":{"name":"plimsoll","namespace":"default"},"rules":[
             {"apiGroups":["coordination.k8s.io"],"resources":["leases"],"resourceNames":["election"],"verbs":["get","update"]},
             {"apiGroups":["coordination.k8s.io"],"resources":["leases"],"verbs":["create"]},
             {"apiGroups":[""],"resources":["configmaps"],"resourceNames":["memory"],"verbs":["get","update"]},
             {"apiGroups":[""],"resources":["configmaps"],"resourceNames":["cluster-autoscaler-status"],"verbs":["patch"]},
             {"apiGroups":[""],"resources":["configmaps"],"verbs":["create"]}]}
            ---
            {"kind":"RoleBinding","metadata":{"name":"plimsoll","namespace":"default"},
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"plimsoll"},
             "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"plimsoll-test"}]}
            """;

    private static @Nullable ControlPlane plane;
    private static @Nullable HttpApiServer restricted;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        plane = ControlPlane.start();
        for (String object : RIGHTS.split("---\n", -1)) {
            JsonNode read = Json.MAPPER.readTree(object);
            String group = "/apis/rbac.authorization.k8s.io/v1/";
            String namespace = read.path("metadata").path("namespace").asString("");
            api().send(Call.post(
                    group + (namespace.isEmpty() ? "" : "namespaces/" + namespace + "/")
                            + read.path("kind").asString("").toLowerCase(Locale.ROOT) + "s",
                    read));
        }
        restricted = plane.apiAs(USER);
    }

    @AfterAll
    static void end() throws IOException {
        if (restricted != null) {
            restricted.close();
        }
        if (plane != null) {
            plane.close();
        }
    }

    /** For what tests prepare and look at. */
    private static ApiServer api() {
        return Objects.requireNonNull(plane).api();
    }

    /** For what is tested: with no more rights than are shipped. */
    private static ApiServer own() {
        return Objects.requireNonNull(restricted);
    }

    @Test
    void followsNodesAndPodsFromTheSchedulersVerdictToTheirEnd() throws IOException, InterruptedException {
        node("follow-1", "follow");
        pod("follow-a", "follow", Map.of("app", "follow-a"), "1");
        pod("follow-big", "follow", Map.of("app", "follow-big"), "900");
        var changed = new Semaphore(0);
        try (var live = new LiveCluster(own(), quick(), InstantSource.system(), Pauses.SLEEPING)) {
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

            api().send(new Call("DELETE", "/api/v1/namespaces/default/pods/follow-big", null, Call.TIMEOUT));
            api().send(new Call(
                    "DELETE", "/api/v1/namespaces/default/pods/follow-a?gracePeriodSeconds=0", null, Call.TIMEOUT));
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
            api().send(Call.post(
                    "/api/v1/namespaces/kube-public/configmaps", Map.of("metadata", Map.of("name", "page-" + i))));
        }
        ListPage first = ListPage.read(api(), "/api/v1/namespaces/kube-public/configmaps", "");
        ListPage second = ListPage.read(api(), "/api/v1/namespaces/kube-public/configmaps", first.next());

        assertThat(first.items()).hasSize(500);
        assertThat(second.items().size()).isGreaterThanOrEqualTo(20);
        assertThat(second.next()).isEmpty();
        assertThat(second.version()).isEqualTo(first.version());
    }

    @Test
    void putsTheTaintOnAndTakesItOffAndLeavesTheOthers() throws IOException, InterruptedException {
        node("taint-1", "taint");
        JsonNode before = get("/api/v1/nodes/taint-1").path("spec").path("taints");
        var taints = new NodeTaints(own());

        assertThat(taints.taint("taint-1", OPERATION)).isEqualTo(Outcome.DONE);
        assertThat(taints.taint("taint-1", OPERATION)).isEqualTo(Outcome.DONE);
        assertThat(taints.taint("taint-1", "plimsoll-2")).isInstanceOf(Outcome.Refused.class);
        assertThat(taints.untaint("taint-1", "plimsoll-2")).isEqualTo(Outcome.DONE);
        JsonNode tainted = get("/api/v1/nodes/taint-1").path("spec").path("taints");
        assertThat(tainted.size()).isEqualTo(before.size() + 1);
        assertThat(taints.untaint("taint-1", OPERATION)).isEqualTo(Outcome.DONE);
        assertThat(get("/api/v1/nodes/taint-1").path("spec").path("taints")).isEqualTo(before);
        assertThat(taints.taint("no-such-node", OPERATION)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void evictsWhatItsBudgetAllowsAndIsToldWhenNotTo() throws IOException, InterruptedException {
        node("evict-1", "evict");
        pod("evict-held", "evict", Map.of("app", "held"), "1");
        pod("evict-free", "evict", Map.of("app", "free"), "1");
        budget("held", "held");
        awaitBound("evict-held", "evict-free");
        awaitThat(
                "/apis/policy/v1/namespaces/default/poddisruptionbudgets/held",
                budget -> budget.path("status").has("disruptionsAllowed"));
        var evictions = new Evictions(own(), RealApiServerTest::uidOf);
        var stale = new Evictions(own(), id -> "another-uid");

        assertThat(evictions.evict("default/evict-held", "evict-1"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("429").contains("disruption budget"));
        assertThat(stale.evict("default/evict-free", "evict-1")).isInstanceOf(Outcome.Refused.class);
        assertThat(evictions.evict("default/evict-free", "another-node")).isEqualTo(Outcome.DONE);
        assertThat(evictions.evict("default/evict-free", "evict-1")).isEqualTo(Outcome.DONE);
        assertThat(evictions.evict("default/no-such-pod", "evict-1")).isEqualTo(Outcome.DONE);

        budget("held-too", "held");
        awaitThat(
                "/apis/policy/v1/namespaces/default/poddisruptionbudgets/held-too",
                budget -> budget.path("status").has("disruptionsAllowed"));
        assertThat(evictions.evict("default/evict-held", "evict-1"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("more than one PodDisruptionBudget"));
    }

    @Test
    void letsAnInstanceEndOnlyOnceItsNodeIsOursAndEmpty() throws IOException, InterruptedException {
        node("last-1", "last");
        pod("last-a", "last", Map.of("app", "last"), "1");
        awaitBound("last-a");
        var look = new LastLook(own(), "plimsoll-");
        var taints = new NodeTaints(own());

        assertThat(look.reasonToKeep("last-1", "i-last-1")).contains("does not bear our taint");
        taints.taint("last-1", OPERATION);
        assertThat(look.reasonToKeep("last-1", "i-other")).contains("i-last-1");
        assertThat(look.reasonToKeep("last-1", "i-last-1")).contains("default/last-a");
        assertThat(look.reasonToKeep("no-such-node", "i-1")).contains("gone");
        api().send(new Call(
                "DELETE", "/api/v1/namespaces/default/pods/last-a?gracePeriodSeconds=0", null, Call.TIMEOUT));
        until(() -> look.reasonToKeep("last-1", "i-last-1") == null);
    }

    @Test
    void oneOfTwoLeads() throws IOException, InterruptedException {
        var first = election("first");
        var second = election("second");
        Thread one = Thread.ofVirtual().start(first);
        until(first::mayAct);
        Thread other = Thread.ofVirtual().start(second);
        until(() -> second.holder().equals("first"));
        assertThat(second.mayAct()).isFalse();

        first.stop();
        one.join();
        assertThat(first.mayAct()).isFalse();
        until(second::mayAct);
        second.stop();
        other.join();
        assertThat(get("/apis/coordination.k8s.io/v1/namespaces/default/leases/election")
                        .path("spec")
                        .path("leaseTransitions")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsAValueAndNoticesAnotherWriter() throws IOException, InterruptedException {
        var store = new ConfigMapStore(own(), new ConfigMapStore.Place("default", "memory", "memory"));
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
        var status = new StatusConfigMap(own(), "default", "cluster-autoscaler-status");
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        status.write("one", now);
        status.write("two", now);
        JsonNode map = get("/api/v1/namespaces/default/configmaps/cluster-autoscaler-status");
        assertThat(map.path("data").path("status").asString()).isEqualTo("two");
        assertThat(map.path("metadata")
                        .path("annotations")
                        .path("cluster-autoscaler.kubernetes.io/last-updated")
                        .asString())
                .isEqualTo("2026-11-25 12:00:00.000000000 +0000 UTC");

        node("event-1", "event");
        pod("event-a", "event", Map.of("app", "event"), "1");
        var events = new Events(own(), Pauses.SLEEPING, "test");
        events.post(
                new Events.Event(
                        Events.Regarding.pod("default/event-a", uidOf("default/event-a")),
                        Events.Type.NORMAL,
                        "NotTriggerScaleUp",
                        "too big"),
                now);
        events.post(
                new Events.Event(Events.Regarding.node("event-1"), Events.Type.NORMAL, "ScaleDown", "unneeded"), now);
        Thread thread = Thread.ofVirtual().start(events);
        until(() -> get("/api/v1/events?fieldSelector=reportingComponent%3Dplimsoll")
                        .path("items")
                        .size()
                == 2);
        thread.interrupt();
        thread.join();
        assertThat(events.dropped()).isZero();
    }

    private static LeaseElection election(String identity) {
        return new LeaseElection(
                own(),
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
                        Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMinutes(30), Duration.ofSeconds(2)),
                Set.of("default-scheduler"),
                1);
    }

    private interface Check {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void until(Check check) throws IOException, InterruptedException {
        Instant end = InstantSource.system().instant().plus(PATIENCE);
        while (!check.holds()) {
            assertThat(InstantSource.system().instant()).as("patience").isBefore(end);
            Pauses.SLEEPING.pause(Duration.ofMillis(50));
        }
    }

    private static LiveObservation until(LiveCluster live, Semaphore changed, Predicate<LiveObservation> check)
            throws InterruptedException {
        Instant end = InstantSource.system().instant().plus(PATIENCE);
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

    /** A node of four cores for pods that select its group. */
    private static void node(String name, String group) throws IOException, InterruptedException {
        JsonNode node = Json.MAPPER.readTree("""
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"%s","labels":{"group":"%s","kubernetes.io/hostname":"%s"}},
                 "spec":{"providerID":"aws:///eu-central-1a/i-%s","taints":[
                   {"key":"owner","value":"others","effect":"PreferNoSchedule","timeAdded":"2026-11-25T12:00:00Z"}]},
                 "status":{"capacity":{"cpu":"4","memory":"8Gi","pods":"20"},"allocatable":{"cpu":"4","memory":"8Gi","pods":"20"}}}
                """.formatted(name, group, name, name));
        api().send(Call.post("/api/v1/nodes", node));
    }

    private static void pod(String name, String group, Map<String, String> labels, String cpu)
            throws IOException, InterruptedException {
        until(() -> exists("/api/v1/namespaces/default/serviceaccounts/default"));
        Map<String, Object> container =
                Map.of("name", "c", "image", "none", "resources", Map.of("requests", Map.of("cpu", cpu)));
        api().send(Call.post(
                "/api/v1/namespaces/default/pods",
                Map.of(
                        "metadata",
                        Map.of("name", name, "labels", labels),
                        "spec",
                        Map.of("nodeSelector", Map.of("group", group), "containers", List.of(container)))));
    }

    private static void budget(String name, String app) throws IOException, InterruptedException {
        api().send(Call.post(
                "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
                Map.of(
                        "metadata",
                        Map.of("name", name),
                        "spec",
                        Map.of("minAvailable", 1, "selector", Map.of("matchLabels", Map.of("app", app))))));
    }

    private static void awaitBound(String... pods) throws IOException, InterruptedException {
        for (String pod : pods) {
            awaitThat(
                    "/api/v1/namespaces/default/pods/" + pod,
                    live -> live.path("status").path("phase").asString("").equals("Running"));
        }
    }

    private static void awaitThat(String path, Predicate<JsonNode> check) throws IOException, InterruptedException {
        until(() -> check.test(get(path)));
    }

    private static boolean exists(String path) throws IOException, InterruptedException {
        try {
            api().send(Call.get(path));
            return true;
        } catch (ApiException failure) {
            if (failure.isNotFound()) {
                return false;
            }
            throw failure;
        }
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        return api().send(Call.get(path)).tree();
    }

    private static String uidOf(String podId) {
        try {
            return get("/api/v1/namespaces/" + podId.replace("/", "/pods/"))
                    .path("metadata")
                    .path("uid")
                    .asString("");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
