package dev.plimsoll.daemon.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.GroupDiscovery;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.ScalingActivities;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.SpotPrices;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.kubernetes.api.Pauses;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import dev.plimsoll.kubernetes.watch.WatchSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AWS and Kubernetes as one, over an API server and an AWS that are simulated. */
final class LiveObserverTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final SimulatedWorld world = new SimulatedWorld();
    private final LiveCluster cluster = new LiveCluster(
            world.api(), WatchSettings.DEFAULT, () -> NOW, time -> Pauses.SLEEPING.pause(Duration.ofMillis(5)));
    private final LiveObserver observer = new LiveObserver(
            new FleetSource(
                    new GroupDiscovery(
                            world.aws(),
                            OwnershipTags.parse(List.of(SimulatedWorld.TAG)),
                            Catalogue.of(InstanceSettings.DEFAULT)),
                    new ScalingActivities(world.aws()),
                    new FleetSource.Pace(Duration.ofHours(1), Duration.ofHours(1))),
            cluster,
            SpotPrices.DEFAULT,
            MemoryOverhead.UNMEASURED);

    LiveObserverTest() throws IOException {}

    @BeforeEach
    void aGroupOfTwo() {
        world.aws().group("web", 0, 5, SimulatedWorld.TAG);
        world.aws().setDesiredCapacity("web", 2);
        world.node("a", instance(0), "");
    }

    @AfterEach
    void close() {
        cluster.close();
        world.close();
    }

    private String instance(int index) {
        return world.aws().now("web").instances().get(index).id();
    }

    @Test
    void groupsAreAsOldAsAwsToldThemAndTheSameObjectsWhileNothingChanges() {
        follow();
        Observation first = observer.observe(NOW);
        Observation later = observer.observe(NOW.plusSeconds(60));

        assertThat(first.groups().complete()).isTrue();
        assertThat(later.groups().readAt()).isEqualTo(NOW);
        assertThat(later.groups().items()).isSameAs(first.groups().items());
    }

    @Test
    void aNodeThatJoinsIsSeenInItsGroup() {
        follow();
        Observation first = observer.observe(NOW);
        world.node("b", instance(1), "");
        world.server().send("PATCH", SimulatedWorld.NODES + "/b", "{\"status\":{\"allocatable\":{\"cpu\":\"1500m\"}}}");
        Awaitility.await().until(() -> observer.observe(NOW).nodes().items().size() == 2);
        Awaitility.await().until(() -> cpuOfNext() == 1500);

        assertThat(observer.observe(NOW).groups().items())
                .isNotSameAs(first.groups().items());
    }

    /** What goes, or is not ready, may be short of what the next one will have. */
    @Test
    void nodesThatGoOrAreNotReadyDoNotShowWhatTheNextOneWouldBe() {
        world.node(
                "b",
                instance(1),
                "\"taints\":[{\"key\":\"ToBeDeletedByClusterAutoscaler\",\"value\":\"plimsoll-1\",\"effect\":\"NoSchedule\"}]");
        world.server().send("PATCH", SimulatedWorld.NODES + "/b", "{\"status\":{\"allocatable\":{\"cpu\":\"1500m\"}}}");
        follow();
        assertThat(cpuOfNext()).isEqualTo(1930);

        world.server().send("PATCH", SimulatedWorld.NODES + "/b", """
                {"spec":{"taints":[]},"status":{"conditions":[{"type":"Ready","status":"False"}]}}""");
        Awaitility.await()
                .until(() -> observer.observe(NOW).nodes().items().stream()
                        .anyMatch(state -> !state.node().status().ready()));
        assertThat(cpuOfNext()).isEqualTo(1930);
    }

    /** A taint of its start that nobody told us of would bar every pod from the group. */
    @Test
    void taintsAreLearnedFromNodesThatHaveSettledAlone() {
        world.node("b", instance(1), "\"taints\":[{\"key\":\"example.com/starting\",\"effect\":\"NoSchedule\"}]");
        world.server().send("DELETE", SimulatedWorld.NODES + "/a", "");
        follow();

        Instant made = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(nextAt(made.plusSeconds(299)).taints()).isEmpty();
        assertThat(nextAt(made.plusSeconds(300)).taints()).hasSize(1);
    }

    @Test
    void groupsAreIncompleteWhileDaemonSetsAreNotKnown() {
        world.server().deny("list daemonsets");
        cluster.start();
        Awaitility.await().until(() -> !observer.observe(NOW).groups().items().isEmpty());

        assertThat(observer.observe(NOW).groups().complete()).isFalse();
        assertThat(observer.observe(NOW).groups().items()).hasSize(1);
    }

    @Test
    void aTagThatSaysNothingIsToldWithTheRemedyAndFreezesNobody() {
        String tag = "k8s.io/cluster-autoscaler/node-template/taint/special";
        world.aws().group("odd", 0, 5, SimulatedWorld.TAG, tag + "=true");
        follow();

        assertThat(observer.observe(NOW).groups().items())
                .allMatch(group -> group.condition().cannotLaunch() == null);
        assertThat(observer.warnings()).containsOnlyKeys("odd");
        assertThat(observer.warnings().get("odd"))
                .singleElement()
                .asString()
                .contains(tag, "\"true\"", "give VALUE:EFFECT");
    }

    private void follow() {
        cluster.start();
        Awaitility.await().until(() -> cluster.health().stream().allMatch(kind -> kind.provenAt() != null));
    }

    private long cpuOfNext() {
        return nextAt(NOW).capacity().allocatable().cpuMillis();
    }

    private NodeTemplate nextAt(Instant now) {
        NodeGroupState group = observer.observe(now).groups().items().getFirst();
        return group.group().templates().getFirst();
    }
}
