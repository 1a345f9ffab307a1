package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.at;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ObservationTest {

    private final LivingWorld world = new LivingWorld(trace().group(GROUP, "m5.large", 11, 20, "us-east-1a")
            .service(1, "web", shape("web", 500, 512), 50)
            .service(5, "huge-1", shape("huge", 100_000, 512), 900)
            .service(5, "other", shape("other", 100_000, 1), 900)
            .service(6, "huge-2", shape("huge", 100_000, 512), 900)
            .build());

    @Test
    void withNothingNewThePartsAreTheSameObjectsReadNow() {
        world.runTo(20);
        Observation before = world.observe();
        world.runTo(30);
        Observation after = world.observe();

        assertThat(after.nodes().items()).isSameAs(before.nodes().items());
        assertThat(after.unschedulablePods().items())
                .isSameAs(before.unschedulablePods().items());
        assertThat(after.groups().items()).isSameAs(before.groups().items());
        assertThat(after.nodes().readAt()).isEqualTo(Instant.ofEpochMilli(at(30)));
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // identity is the claim
    void onlyTheNodeThatChangedIsANewObject() {
        world.runTo(20);
        List<NodeState> before = world.observe().nodes().items();
        world.runTo(60);
        List<NodeState> after = world.observe().nodes().items();

        int changed = 0;
        for (int i = 0; i < before.size(); i++) {
            changed += before.get(i) == after.get(i) ? 0 : 1;
        }
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void nodesAreInTheOrderOfNamesAndPodsInTheOrderOfArrival() {
        world.runTo(20);

        assertThat(world.observe().nodes().items())
                .extracting(state -> state.node().name())
                .hasSize(11)
                .isSorted();
        assertThat(world.observe().unschedulablePods().items())
                .extracting(Pod::id)
                .containsExactly("huge-1", "other", "huge-2");
    }

    @Test
    void aBoundPodIsOnItsNodeAndAnEvictedOneIsTerminating() {
        world.runTo(20);
        world.world.kubernetes().evict("web");

        assertThat(world.observe().nodes().items())
                .flatExtracting(NodeState::pods)
                .singleElement()
                .matches(Pod::terminating)
                .extracting(Pod::id)
                .isEqualTo("web");
    }

    @Test
    void everyVisibleChangeIsAnnounced() {
        world.runTo(4);
        int[] calls = {0};
        world.world.onChange(() -> calls[0]++);
        world.runTo(4.9);
        assertThat(calls[0]).isZero();

        world.runTo(5.1);
        int afterArrivals = calls[0];
        assertThat(afterArrivals).isPositive();

        world.runTo(60);
        assertThat(calls[0]).isGreaterThan(afterArrivals);
    }
}
