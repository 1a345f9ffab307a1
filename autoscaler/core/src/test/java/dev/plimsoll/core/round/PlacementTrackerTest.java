package dev.plimsoll.core.round;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Storage;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlacementTrackerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner JOB = new Owner(Owner.Kind.JOB, "batch");

    private final FakeCluster cluster = new FakeCluster(aGroup("workers").build());
    private final PlacementTracker tracker = new PlacementTracker();

    @Test
    void forgetsTheShapesOfPodsThatCameAndWent() {
        String node = cluster.addNode("workers", NOW);
        for (int pod = 0; pod < 25_000; pod++) {
            cluster.clear(node);
            cluster.pendingPods(aShape().app("job-" + pod).build(), 1, JOB);
            cluster.bindPending(node);
            view(cluster.observe(NOW));
        }

        assertThat(tracker.placement().shapesRemembered()).isLessThan(10_100);
        assertThat(tracker.placement().shapesOn(tracker.placement().nodes()[0])).hasSize(1);
    }

    @Test
    void placesEverythingAnewWhenNamespacesChange() {
        String node = cluster.addNode("workers", NOW);
        cluster.pendingPods(aShape().build(), 1, JOB);
        cluster.bindPending(node);
        Observation seen = cluster.observe(NOW);
        view(seen);
        var labelled = new ClusterFacts(
                new TreeMap<>(Map.of("default", new TreeMap<>(Map.of("team", "a")))),
                Storage.NONE,
                ClusterFacts.DefaultSpread.SYSTEM);

        ClusterView view =
                view(new Observation(seen.nodes(), seen.unschedulablePods(), seen.groups(), seen.budgets(), labelled));

        assertThat(view.placement().facts()).isEqualTo(labelled);
        assertThat(view.nodes()).hasSize(1);
        assertThat(view.placement().shapesOn(view.nodes().getFirst().handle())).hasSize(1);
        assertThat(view.ownership().of(view.nodes().getFirst())).isNotNull();
    }

    private ClusterView view(Observation seen) {
        return tracker.view(seen, NOW);
    }
}
