package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Action.TaintNode;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Same observation and memory, same decision: whatever a process has seen before, and in whatever order nodes came to it. */
class ArrivalOrderTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");

    private final Map<Class<?>, Integer> actions = new HashMap<>();

    @Test
    void orderInWhichNodesCameChangesNoDecision() {
        for (long seed = 0; seed < 60; seed++) {
            decideInStep(seed);
        }
        assertThat(actions.get(RaiseDesired.class)).as("purchases").isGreaterThan(20);
        assertThat(actions.get(TaintNode.class)).as("removals").isGreaterThan(20);
    }

    private void decideInStep(long seed) {
        var random = new Random(seed);
        FakeCluster cluster = cluster(random);
        var old = new Decider(new GreedyPlanner(), Settings.DEFAULT);
        letNodesCome(old, cluster.observe(START), random);
        Memory memory = Memory.NONE;
        Instant now = START;
        for (int round = 0; round < 8; round++) {
            Observation seen = cluster.observe(now);
            Decision restarted = new Decider(new GreedyPlanner(), Settings.DEFAULT).decide(seen, memory, now);
            assertThat(old.decide(seen, memory, now))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(restarted);
            memory = restarted.memory();
            Instant acted = now;
            restarted.steps().forEach(step -> {
                actions.merge(step.action().getClass(), 1, Integer::sum);
                cluster.act(step.action(), acted);
            });
            now = now.plus(Duration.ofMinutes(4));
        }
    }

    /** Nodes come one by one, and some go in between, so that their handles tell nothing of their names. */
    private static void letNodesCome(Decider decider, Observation all, Random random) {
        var comers = new ArrayList<>(all.nodes().items());
        Collections.shuffle(comers, random);
        var there = new ArrayList<NodeState>();
        for (NodeState comer : comers) {
            there.add(comer);
            decider.decide(with(there, all), Memory.NONE, START);
            if (random.nextInt(3) == 0) {
                var fewer = new ArrayList<>(there);
                fewer.remove(random.nextInt(fewer.size()));
                decider.decide(with(fewer, all), Memory.NONE, START);
            }
        }
    }

    private static Observation with(List<NodeState> nodes, Observation all) {
        var byName = nodes.stream()
                .sorted(Comparator.comparing(state -> state.node().name()))
                .toList();
        return new Observation(
                new Snapshot<>(byName, all.nodes().readAt(), true),
                all.unschedulablePods(),
                all.groups(),
                all.budgets(),
                all.facts());
    }

    private static FakeCluster cluster(Random random) {
        var cluster = new FakeCluster(
                aGroup("small").nodes(4000, 16, 200_000).zones("a", "b", "c").build(),
                aGroup("large").nodes(16_000, 64, 750_000).zones("a", "b").build());
        for (int i = 0; i < 14; i++) {
            String node = cluster.addNode(i % 4 == 0 ? "large" : "small", START.minus(Duration.ofHours(1)));
            for (int pods = random.nextInt(3); pods > 0; pods--) {
                cluster.pendingPods(shape(random), 1, DEPLOYMENT);
            }
            cluster.bindPending(node);
        }
        for (int i = random.nextBoolean() ? 6 : 0; i > 0; i--) {
            cluster.pendingPods(shape(random), 1 + random.nextInt(30), DEPLOYMENT);
        }
        return cluster;
    }

    private static PodShape shape(Random random) {
        String app = "app-" + random.nextInt(6);
        LabelSelector self = LabelSelector.of(Map.of("app", app));
        SchedulingRules rules = switch (random.nextInt(4)) {
            case 0 -> SchedulingRules.NONE.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, self)));
            case 1 ->
                SchedulingRules.NONE.withPodAffinity(new PodAffinityTerm.Terms(
                        List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, self)), List.of()));
            default -> SchedulingRules.NONE;
        };
        return aShape().app(app)
                .cpuMillis(100 + 100L * random.nextInt(15))
                .rules(rules)
                .build();
    }
}
