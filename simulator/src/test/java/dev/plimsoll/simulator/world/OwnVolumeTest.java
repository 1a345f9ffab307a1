package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static dev.plimsoll.simulator.world.TraceBuilder.withOwnVolume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One m5.large (1,930 millicores) in each of two zones, and a StatefulSet whose replicas have volumes of their own. */
final class OwnVolumeTest {

    private static final PodShape DATABASE = withOwnVolume(shape("db", 1500, 512));

    private static TraceBuilder inTwoZones() {
        return trace().group("a", "m5.large", 0, 9, "us-east-1a").group("b", "m5.large", 0, 9, "us-east-1b");
    }

    /** With a node in either zone from second 10 on. */
    private static LivingWorld world(TraceBuilder trace) {
        var world = new LivingWorld(trace.build());
        world.act(new Action.RaiseDesired("a", 0, 1));
        world.act(new Action.RaiseDesired("b", 0, 1));
        return world;
    }

    private static TraceBuilder scaled(TraceBuilder trace, double seconds, int replicas) {
        return trace.scaled(seconds, Owner.Kind.STATEFUL_SET, "db", DATABASE, replicas);
    }

    private static String zoneOf(LivingWorld world, String pod) {
        return Objects.requireNonNull(world.nodeOf(pod).node().labels().get(WellKnown.ZONE));
    }

    private static List<String> volumeZones(Pod pod) {
        return pod.shape().rules().attachments().volumeZones();
    }

    private static Pod pod(LivingWorld world, String id) {
        return Objects.requireNonNull(world.world.kubernetes().pod(id)).pod();
    }

    private static void loseNodeOf(LivingWorld world, String pod) {
        SimulatedNode node = world.nodeOf(pod);
        world.act(new Action.TerminateInstance(
                node.instance().id(), node.instance().group()));
    }

    @Test
    void aPodIsFreeOfZonesUntilItIsBoundAndThenShownWithTheZoneOfItsNode() {
        var world = world(scaled(inTwoZones(), 1, 1));
        world.runTo(1);
        assertThat(volumeZones(pod(world, "default/db-0"))).isEmpty();
        world.runTo(20);

        String zone = zoneOf(world, "default/db-0");
        assertThat(volumeZones(pod(world, "default/db-0"))).containsExactly(zone);
        assertThat(world.observe().nodes().items())
                .flatExtracting(state -> state.pods())
                .containsExactly(pod(world, "default/db-0"));
    }

    @Test
    void aPodWhoseNodeDiesWaitsForItsZoneThoughThereIsRoomInAnother() {
        var world = world(scaled(inTwoZones(), 1, 1)).runTo(20);
        String zone = zoneOf(world, "default/db-0");
        loseNodeOf(world, "default/db-0");
        world.runTo(600);

        assertThat(world.observe().unschedulablePods().items())
                .singleElement()
                .satisfies(pod -> assertThat(volumeZones(pod)).containsExactly(zone));
        world.act(new Action.RaiseDesired(zone.endsWith("a") ? "a" : "b", 0, 1));
        world.runTo(1000);
        assertThat(zoneOf(world, "default/db-0#1")).isEqualTo(zone);
    }

    @Test
    void aPodThatNeverWasBoundMayGoAnywhere() {
        TraceBuilder trace =
                trace().group("a", "m5.large", 0, 9, "us-east-1a").group("b", "m5.large", 0, 9, "us-east-1b");
        var world = new LivingWorld(scaled(trace, 1, 1).build()).runTo(20);
        assertThat(world.observe().unschedulablePods().items())
                .singleElement()
                .satisfies(pod -> assertThat(volumeZones(pod)).isEmpty());
        world.act(new Action.RaiseDesired("b", 0, 1));
        world.runTo(100);

        assertThat(zoneOf(world, "default/db-0")).isEqualTo("us-east-1b");
    }

    @Test
    void anOrdinalThatComesBackUsesTheVolumeOfBefore() {
        TraceBuilder trace = scaled(scaled(scaled(inTwoZones(), 1, 2), 100, 0), 200, 2);
        var world = world(trace).runTo(50);
        String first = zoneOf(world, "default/db-0");
        String second = zoneOf(world, "default/db-1");
        assertThat(first).isNotEqualTo(second);
        world.runTo(250);

        assertThat(volumeZones(pod(world, "default/db-0#1"))).containsExactly(first);
        assertThat(zoneOf(world, "default/db-0#1")).isEqualTo(first);
        assertThat(zoneOf(world, "default/db-1#1")).isEqualTo(second);
    }

    @Test
    void aReplicaThatIsEvictedComesBackToItsZone() {
        var world = world(scaled(inTwoZones(), 1, 2)).runTo(50);
        String zone = zoneOf(world, "default/db-1");
        world.world.kubernetes().evict("default/db-1");
        world.runTo(100);

        assertThat(zoneOf(world, "default/db-1#1")).isEqualTo(zone);
    }

    @Test
    void aPodThatArrivesByNameTakesItsVolumeWithIt() {
        TraceBuilder trace = inTwoZones()
                .arrives(1, "old", DATABASE, Owner.Kind.STATEFUL_SET, Departure.ON_EVENT)
                .event(new WorkloadEvent.PodDeparts(60_000, "old"))
                .arrives(100, "new", DATABASE, Owner.Kind.STATEFUL_SET, Departure.ON_EVENT);
        var world = world(trace).runTo(100);

        assertThat(volumeZones(pod(world, "new"))).isEmpty();
    }

    @Test
    void replicasWhoseVolumesAreInOneZoneShareOneShape() {
        PodShape small = withOwnVolume(shape("db", 300, 100));
        var world = new LivingWorld(trace().group("a", "m5.large", 1, 9, "us-east-1a")
                        .scaled(1, Owner.Kind.STATEFUL_SET, "db", small, 3)
                        .build())
                .runTo(50);

        assertThat(pod(world, "default/db-0").shape())
                .isSameAs(pod(world, "default/db-2").shape());
    }
}
