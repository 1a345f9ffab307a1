package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.Owner;
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
            aGroup("huge").sizes(0, 100).build(),
            aGroup("workers").sizes(0, 100).build());

    @Test
    void purchasesThatWouldNotFitTheMemoryAreRefusedWithAReason() {
        cluster.pendingPods(aShape().build(), 1, new Owner(Owner.Kind.DEPLOYMENT, "web"));

        assertThat(decided(399_999).steps()).isEmpty();
        assertThat(decided(399_999).findings())
                .extracting(Finding::reason)
                .contains(new Hold.TooManyPodsWaitedFor(399_999, 400_000));
        assertThat(decided(399_000).steps()).as("one name fits").hasSize(1);
    }

    private Decision decided(int charactersRemembered) {
        cluster.launchNothing();
        List<String> names = IntStream.range(0, 3)
                .mapToObj(i -> "x".repeat(charactersRemembered / 3))
                .toList();
        var order = new Order(
                "huge",
                0,
                0,
                List.of(new Order.Batch(1, names, null)),
                new Order.Timing(START, START.plus(Duration.ofMinutes(15)), new Order.Beginning(START, List.of())));
        var growth = new Growth(new TreeMap<>(Map.of("huge", order)), new TreeMap<>());
        return new Decider(new GreedyPlanner(), Settings.DEFAULT)
                .decide(cluster.observe(START), new Memory(growth, Shrinkage.NONE), START);
    }
}
