package dev.plimsoll.core.plan;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.plan.Replacement.Replaceable;
import dev.plimsoll.core.scheduling.Placement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplacingTest {

    private static final Churn FREE = new Churn(0, 0, Duration.ZERO, Duration.ofHours(1));
    private static final PodShape WEB = aShape().app("web").cpuMillis(1000).build();

    private final NodeGroup large =
            aGroup("large").nodes(16_000, 64, 800_000).sizes(0, 100).build();
    private final NodeGroup small =
            aGroup("small").nodes(4000, 16, 210_000).sizes(0, 100).build();
    private final Cluster cluster = new Cluster();

    @Test
    void movesPodsOffANodeThatOthersHaveRoomFor() {
        cluster.add(large, 8);
        cluster.add(large, 3);

        assertThat(best(FREE, large)).get().satisfies(replacement -> {
            assertThat(replacement.gone()).extracting(Replaceable::podCount).containsExactly(3);
            assertThat(replacement.plan().nodes()).isEmpty();
            assertThat(replacement.balance()).isEqualTo(new Replacement.Balance(800_000, 0, 3));
        });
    }

    @Test
    void replacesADearNodeByACheaperOne() {
        cluster.add(large, 3);

        assertThat(best(FREE, large, small)).get().satisfies(replacement -> {
            assertThat(replacement.plan().nodes())
                    .extracting(node -> node.template().source().group())
                    .containsExactly("small");
            assertThat(replacement.balance().saved()).isEqualTo(590_000);
        });
    }

    @Test
    void replacesSeveralNodesByOne() {
        for (int i = 0; i < 4; i++) {
            cluster.add(small, 4);
        }
        NodeGroup cheap = aGroup("cheap").nodes(16_000, 64, 500_000).sizes(0, 1).build();

        assertThat(best(FREE, small, cheap)).get().satisfies(replacement -> {
            assertThat(replacement.gone()).hasSize(4);
            assertThat(replacement.balance().saved()).isEqualTo(340_000);
        });
    }

    @Test
    void leavesPodsWhereTheyAreIfMovingThemCostsMore() {
        cluster.add(large, 8);
        cluster.add(large, 3);
        var moving = new Churn(200_000, 0, Duration.ZERO, Duration.ofHours(1));
        var waiting = new Churn(0, 3_000_000, Duration.ofMinutes(5), Duration.ofHours(1));

        assertThat(best(moving, large))
                .get()
                .extracting(found -> found.balance().net())
                .isEqualTo(200_000L);
        assertThat(best(waiting, large))
                .get()
                .extracting(found -> found.balance().churn())
                .isEqualTo(750_000L);
        assertThat(best(new Churn(270_000, 0, Duration.ZERO, Duration.ofHours(1)), large))
                .isEmpty();
    }

    @Test
    void keepsGroupsAtTheirMinimum() {
        cluster.add(large, 1);
        cluster.add(large, 1);
        NodeGroup atLeastTwo =
                aGroup("large").nodes(16_000, 64, 800_000).sizes(2, 100).build();

        assertThat(best(FREE, atLeastTwo)).isEmpty();
        assertThat(best(FREE, large)).isPresent();
    }

    @Test
    void savesNothingOfWhatIsPaidForAlready() {
        cluster.add(large, 8);
        cluster.add(large, 3);
        var all = new Commitment("savings", List.of("*"), 10_000_000);

        assertThat(new Replacing(new GreedyPlanner(), new GreedyPlanner(), FREE)
                        .best(cluster.estate(List.of(large), new Terms(Allowance.UNLIMITED, List.of(all), 0))))
                .isEmpty();
    }

    @Test
    void leavesTheClusterAsItWasWhateverItTries() {
        for (long seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            var drawn = new Cluster();
            for (int i = random.nextInt(1, 30); i > 0; i--) {
                drawn.add(random.nextBoolean() ? large : small, random.nextInt(5));
            }
            Map<Integer, Integer> before = drawn.freePods();
            Optional<Replacement> found = new Replacing(new GreedyPlanner(), new GreedyPlanner(), FREE)
                    .best(drawn.estate(List.of(large, small), Terms.LIST_PRICES));
            found.ifPresent(
                    replacement -> assertThat(replacement.balance().net()).isPositive());
            assertThat(drawn.freePods()).as("seed %d", seed).isEqualTo(before);
        }
    }

    private Optional<Replacement> best(Churn churn, NodeGroup... groups) {
        return new Replacing(new GreedyPlanner(), new GreedyPlanner(), churn)
                .best(cluster.estate(List.of(groups), Terms.LIST_PRICES));
    }

    /** Nodes with pods, all of which may go. */
    private static final class Cluster {

        private final Placement placement = new Placement();
        private final List<Replaceable> nodes = new ArrayList<>();

        void add(NodeGroup group, int pods) {
            NodeTemplate template = group.templates().getFirst();
            int node = placement.addNode(template.freshNode("there-" + nodes.size()));
            placement.bind(placement.shape(WEB), node, pods);
            List<Demand> demands = pods == 0 ? List.of() : List.of(new Demand(WEB, pods));
            nodes.add(new Replaceable(node, "node-" + nodes.size(), template, demands));
        }

        Map<Integer, Integer> freePods() {
            var free = new LinkedHashMap<Integer, Integer>();
            nodes.forEach(node -> free.put(node.node(), placement.freePods(node.node())));
            return free;
        }

        Replacing.Estate estate(List<NodeGroup> groups, Terms terms) {
            List<GroupOffer> offers = groups.stream()
                    .map(group -> new GroupOffer(
                            group,
                            group.maxSize(),
                            ImmutableMaps.copyOf(Map.of(
                                    group.templates().getFirst().source().zone(), (int) nodes.stream()
                                            .filter(node -> node.template()
                                                    .source()
                                                    .group()
                                                    .equals(group.name()))
                                            .count()))))
                    .toList();
            List<Integer> handles = nodes.stream().map(Replaceable::node).toList();
            return new Replacing.Estate(placement, handles, offers, nodes, gone -> terms);
        }
    }
}
