package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A new leader that begins from the memory of the one before decides as that one would have, whenever the change comes. */
class LeaderChangeTest {

    private static final int SEEDS = 500;
    private static final int ROUNDS = 40;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aNewLeaderDecidesAsTheOldOneWouldHave() {
        int actions = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            int change = new Random(seed).nextInt(ROUNDS);
            List<Decision> one = decisions(seed, ROUNDS);
            assertThat(decisions(seed, change))
                    .as("seed %d, leader change before round %d", seed, change)
                    .isEqualTo(one);
            actions +=
                    one.stream().mapToInt(decision -> decision.steps().size()).sum();
        }
        assertThat(actions).as("there was something to decide").isGreaterThan(SEEDS);
    }

    /** What is decided in the rounds of a seed, with another leader from one round on. */
    private static List<Decision> decisions(long seed, int change) {
        var random = new Random(seed);
        var cluster = new FakeCluster(
                aGroup("large").sizes(0, 20).nodes(16_000, 64, 700_000).build(),
                aGroup("small").sizes(1, 30).zones("a", "b").build());
        var decisions = new ArrayList<Decision>();
        ControlLoop loop = loop(cluster, Memory.NONE, decisions);
        Instant now = START;
        for (int round = 0; round < ROUNDS; round++) {
            happen(cluster, random, now);
            if (round == change) {
                loop = loop(cluster, loop.memory(), decisions);
            }
            loop.tick(now);
            now = now.plus(Duration.ofSeconds(10 + random.nextInt(180)));
        }
        return decisions;
    }

    private static void happen(FakeCluster cluster, Random random, Instant now) {
        var owner = new Owner(Owner.Kind.DEPLOYMENT, "web");
        List<String> nodes = cluster.observe(now).nodes().items().stream()
                .map(NodeState::node)
                .map(node -> node.name())
                .toList();
        String node = nodes.isEmpty() ? null : nodes.get(random.nextInt(nodes.size()));
        switch (random.nextInt(8)) {
            case 0 -> cluster.pendingPods(aShape().cpuMillis(500).build(), 1 + random.nextInt(12), owner);
            case 1, 2 -> joinOne(cluster, random, now);
            case 3 -> {
                if (node != null) {
                    cluster.bindPending(node);
                }
            }
            case 4 -> {
                if (node != null) {
                    cluster.clear(node);
                }
            }
            case 5 -> {
                if (node != null) {
                    cluster.notReady(node);
                }
            }
            case 6 -> {
                if (node != null) {
                    cluster.ready(node);
                }
            }
            default -> {
                if (node != null && random.nextBoolean()) {
                    cluster.loseNode(node);
                }
            }
        }
    }

    private static void joinOne(FakeCluster cluster, Random random, Instant now) {
        for (String group : List.of("large", "small")) {
            boolean waits = cluster.group(group).instances().stream()
                    .anyMatch(instance -> instance.isLive()
                            && cluster.observe(now).nodes().items().stream()
                                    .noneMatch(state -> state.node().name().equals(instance.id())));
            if (waits && random.nextBoolean()) {
                cluster.join(group, now);
            }
        }
    }

    private static ControlLoop loop(FakeCluster cluster, Memory memory, List<Decision> decisions) {
        Listener listener = new Listener() {
            @Override
            public void decided(Instant at, Observation seen, Memory before, Decision decision) {
                decisions.add(decision);
            }
        };
        return new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, listener),
                new Decider(new GreedyPlanner(), Settings.DEFAULT),
                new ControlLoop.Start(memory, Settings.DEFAULT));
    }
}
