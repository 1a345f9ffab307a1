package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Limits;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nodes that are there and those on their way count towards the limits of the cluster: four cores, 16 GiB and $0.20 an hour each. */
class ClusterLimitsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Limits NONE = Limits.NONE;

    @Test
    void buysOnlyAsManyNodesAsTheLimitsLeave() {
        assertThat(target(limits(4L, null, null, null))).isEqualTo(4);
        assertThat(target(limits(null, 0.65, null, null))).isEqualTo(3);
        assertThat(target(limits(null, null, 11L, null))).isEqualTo(2);
        assertThat(target(limits(null, null, null, 80L))).isEqualTo(5);
        assertThat(target(NONE)).isEqualTo(10);
    }

    @Test
    void saysWhichLimitKeepsPodsWaiting() {
        Decision decision = decide(cluster(), limits(1L, null, null, null));

        assertThat(decision.steps()).isEmpty();
        assertThat(decision.findings())
                .extracting(Finding::reason)
                .extracting(reason -> reason.message())
                .containsOnly("max cluster nodes limit reached: a node takes 1, 0 left");
    }

    @Test
    void whatIsOnItsWayCounts() {
        FakeCluster cluster = cluster();
        Limits limits = limits(3L, null, null, null);
        Decision first = decide(cluster, limits);
        cluster.act(first.steps().getFirst().action(), START);

        Decision next = new Decider(new GreedyPlanner(), settings(limits))
                .decide(cluster.observe(START), first.memory(), START);

        assertThat(next.steps()).isEmpty();
    }

    @Test
    void aResourceThatIsNotNamedAsNodesNameItIsRefused() {
        assertThatThrownBy(() -> new Limits(null, null, null, null, ImmutableMaps.copyOf(Map.of("gpu", 8L))))
                .hasMessage("resources names 'gpu', which no node has: name an extended resource such as "
                        + Resources.GPU + ", or use cores or memoryGiB");
        assertThatThrownBy(() -> limits(-1L, null, null, null))
                .hasMessage("nodes is -1: give 0 or more, or leave it out for no limit");
    }

    /** How many nodes the group is raised to for more pods than any of the limits allows; one node is there. */
    private static int target(Limits limits) {
        List<Step> steps = decide(cluster(), limits).steps();
        return steps.getFirst().action() instanceof RaiseDesired raise ? raise.target() : -1;
    }

    private static FakeCluster cluster() {
        var cluster = new FakeCluster(aGroup("workers").build());
        cluster.addNode("workers", START);
        cluster.pendingPods(aShape().cpuMillis(3000).build(), 40, new Owner(Owner.Kind.DEPLOYMENT, "web"));
        return cluster;
    }

    private static Decision decide(FakeCluster cluster, Limits limits) {
        return new Decider(new GreedyPlanner(), settings(limits)).decide(cluster.observe(START), Memory.NONE, START);
    }

    private static Settings settings(Limits limits) {
        return new Settings(
                Settings.DEFAULT.purchases(),
                Settings.DEFAULT.removals(),
                Settings.DEFAULT.guards(),
                limits,
                Settings.DEFAULT.expansion());
    }

    private static Limits limits(
            @Nullable Long nodes, @Nullable Double dollarsPerHour, @Nullable Long cores, @Nullable Long memoryGiB) {
        return new Limits(nodes, dollarsPerHour, cores, memoryGiB, NONE.resources());
    }
}
