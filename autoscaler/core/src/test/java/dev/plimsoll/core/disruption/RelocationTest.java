package dev.plimsoll.core.disruption;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Fleets;
import dev.plimsoll.core.round.InstanceLedger;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.round.PlacementTracker;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On nodes with room for four pods each. */
class RelocationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");

    private final FakeCluster cluster = new FakeCluster(aGroup("workers").build());

    @Test
    void nodesGoAsLongAsTheirPodsHaveAnotherPlace() {
        String first = nodeWith(1);
        String second = nodeWith(2);
        nodeWith(1);
        ClusterView view = view();
        var relocation = new Relocation(view, Set.of(), Fleets.of(view, InstanceLedger.NONE));

        assertThat(relocation.moveAway(node(view, first))).isNull();
        assertThat(relocation.moveAway(node(view, second))).isNull();
    }

    @Test
    void podsThatMovedOnceMoveOnOrHoldTheNode() {
        String first = nodeWith(1);
        String second = nodeWith(1);
        nodeWith(3);
        ClusterView view = view();
        var relocation = new Relocation(view, Set.of(), Fleets.of(view, InstanceLedger.NONE));

        assertThat(relocation.moveAway(node(view, first))).isNull();
        assertThat(relocation.moveAway(node(view, second))).isEqualTo(new NodeKept.NoPlaceToMovePods("pod-0", 1));
    }

    @Test
    void waitingPodsThatAreHeadedForANodeHoldIt() {
        String node = nodeWith(1);
        nodeWith(3);
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        ClusterView view = view();
        Demand.place(
                List.of(new Demand(aShape().build(), 1)),
                view.placement(),
                Fleets.of(view, InstanceLedger.NONE).landingNodes(Set.of()));

        assertThat(new Relocation(view, Set.of(), Fleets.of(view, InstanceLedger.NONE)).moveAway(node(view, node)))
                .isEqualTo(new NodeKept.NoPlaceToMovePods("pod-4", 1));
    }

    @Test
    void podsOfLeavingNodesKeepThePlaceTheyWillNeed() {
        String leaving = nodeWith(1);
        String node = nodeWith(2);
        nodeWith(2);
        ClusterView view = view();

        assertThat(new Relocation(view, Set.of(leaving), Fleets.of(view, InstanceLedger.NONE))
                        .moveAway(node(view, node)))
                .isEqualTo(new NodeKept.NoPlaceToMovePods("pod-0", 1));
    }

    private String nodeWith(int pods) {
        String node = cluster.addNode("workers", NOW);
        cluster.pendingPods(aShape().build(), pods, DEPLOYMENT);
        cluster.bindPending(node);
        return node;
    }

    private ClusterView view() {
        return new PlacementTracker().view(cluster.observe(NOW), NOW);
    }

    private static PlacedNode node(ClusterView view, String name) {
        return Objects.requireNonNull(view.node(name));
    }
}
