package dev.plimsoll.simulator.trace.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.EventChecks;
import dev.plimsoll.simulator.trace.format.TraceFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ShopWeekTest {

    private static final List<WorkloadEvent> WEEK = Traces.events(ShopWeek.trace(1));

    @Test
    void sameSeedIsTheSameWeekAndAnotherIsNot() {
        assertThat(Traces.events(ShopWeek.trace(1))).isEqualTo(WEEK);
        assertThat(Traces.events(ShopWeek.trace(2))).isNotEqualTo(WEEK);
    }

    @Test
    void bundledWeekIsThatOfSeedOne() {
        Trace bundled = TraceFolder.read(Path.of("..", "traces", ShopWeek.NAME));
        assertThat(bundled.manifest()).isEqualTo(ShopWeek.trace(1).manifest());
        assertThat(Traces.events(bundled)).isEqualTo(WEEK);
    }

    @Test
    void everySeedGivesAValidWeek() {
        for (long seed = 0; seed < 5; seed++) {
            Trace trace = ShopWeek.trace(seed);
            long shown = seed;
            var checks = new EventChecks(trace.manifest(), () -> "seed " + shown);
            List<WorkloadEvent> events = Traces.events(trace);
            events.forEach(checks::check);
            assertThat(events.getLast().atMillis()).as("seed %d", seed).isLessThan(ShopWeek.LENGTH_MILLIS);
        }
    }

    @Test
    void fortyDeploymentsHaveABudgetEach() {
        Set<String> deployments = WEEK.stream()
                .filter(event -> event instanceof WorkloadScaled scaled
                        && scaled.shape().namespace().equals(ShopShapes.SHOP))
                .map(event -> ((WorkloadScaled) event).owner().name())
                .collect(Collectors.toSet());
        assertThat(deployments).hasSize(40);
        assertThat(WEEK.stream().filter(event -> event instanceof BudgetSet).map(event -> ((BudgetSet) event).name()))
                .hasSize(41)
                .containsAll(deployments);
    }

    @Test
    void saleOnFridayIsThePeakOfTheWeek() {
        assertThat(replicasAt(4 * 24 + 11))
                .isGreaterThan(2 * replicasAt(24 + 11))
                .isGreaterThan(1_200);
        assertThat(replicasAt(24 + 16)).isGreaterThan(4 * replicasAt(24 + 4));
    }

    @Test
    void heldTogetherAreSpreadAntiAffinityVolumesGpusAndPriorities() {
        Set<PodShape> shapes = WEEK.stream()
                .flatMap(event -> switch (event) {
                    case PodArrives arrives -> Stream.of(arrives.shape());
                    case WorkloadScaled scaled -> Stream.of(scaled.shape());
                    default -> Stream.<PodShape>of();
                })
                .collect(Collectors.toSet());
        assertThat(shapes).hasSize(59);
        assertThat(shapes.stream()
                        .filter(shape -> shape.rules().spread().stream()
                                .anyMatch(spread ->
                                        spread.hard() && spread.topologyKey().equals(WellKnown.ZONE))))
                .as("spread over zones")
                .hasSize(22);
        assertThat(shapes.stream()
                        .filter(shape ->
                                !shape.rules().podAffinity().antiAffinity().isEmpty()))
                .as("alone on a host")
                .hasSize(3 + 3);
        assertThat(shapes.stream()
                        .filter(shape ->
                                !shape.rules().podAffinity().preferred().isEmpty()))
                .as("rather apart")
                .hasSize(3);
        assertThat(shapes.stream().flatMap(shape -> shape.rules().attachments().volumeZones().stream()))
                .as("zones of volumes")
                .containsExactlyInAnyOrder("us-east-1a", "us-east-1b", "us-east-1c");
        assertThat(shapes.stream().filter(shape -> shape.requests().other(Resources.GPU) > 0))
                .as("on GPUs")
                .hasSize(2);
        assertThat(shapes.stream().map(PodShape::priority).distinct()).hasSizeGreaterThan(6);
    }

    /** Replicas of all Deployments at an hour of the week. */
    private static int replicasAt(int hour) {
        Map<Owner, Integer> replicas = new HashMap<>();
        for (WorkloadEvent event : WEEK) {
            if (event instanceof WorkloadScaled scaled && scaled.atMillis() <= hour * 3_600_000L) {
                replicas.put(scaled.owner(), scaled.replicas());
            }
        }
        return replicas.values().stream().mapToInt(Integer::intValue).sum();
    }
}
