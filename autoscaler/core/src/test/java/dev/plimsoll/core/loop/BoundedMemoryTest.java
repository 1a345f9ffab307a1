package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.buying.CoveredPods;
import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What cannot be remembered is not bought, and says so; the round goes on. */
class BoundedMemoryTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeCluster cluster = new FakeCluster(
            aGroup("huge").sizes(0, 100).nodes(1000, 4, 100_000).build(),
            aGroup("workers").sizes(0, 100).build());

    @Test
    void purchasesThatWouldNotFitTheMemoryAreRefusedWithAReason() {
        cluster.pendingPods(aShape().cpuMillis(2000).build(), 1, new Owner(Owner.Kind.DEPLOYMENT, "web"));

        assertThat(decided(100_000).steps()).isEmpty();
        assertThat(decided(100_000).findings())
                .extracting(Finding::reason)
                .contains(new Hold.TooManyPodsWaitedFor(100_000, 100_000));
        assertThat(decided(99_999).steps()).as("one pod fits").hasSize(1);
    }

    private Decision decided(int podsRemembered) {
        cluster.launchNothing();
        cluster.act(new Action.RaiseDesired("huge", 0, 1), START);
        List<String> names =
                IntStream.range(0, podsRemembered).mapToObj(i -> "huge/" + i).toList();
        var batch = new Order.Batch(1, CoveredPods.of(names), START, START.plus(Duration.ofMinutes(15)), null);
        var order = new Order("huge", List.of(batch), new Order.Beginning(START, List.of()));
        var growth = new Growth(new TreeMap<>(Map.of("huge", order)), new TreeMap<>());
        return new Decider(new GreedyPlanner(), Settings.DEFAULT)
                .decide(cluster.observe(START), new Memory(growth, Shrinkage.NONE), START);
    }
}
