package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.core.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Nodes worth exactly their price, cut into pods without a rest: no plan is cheaper than the nodes that were cut, since at
 * these prices of cpu and memory no node on offer is worth more than it costs.
 */
class PlantedOptimumTest {

    private static final int INSTANCES = 20;
    private static final int STEPS = 1000;
    private static final long CPU_PRICE = 40; // micro-dollars an hour for a thousandth of a core
    private static final long GIB_PRICE = 5_000;
    private static final double WIDEST_MEDIAN_GAP = 0.03;

    private record Planted(PlainProblem problem, long microDollarsPerHour) {}

    private record Cut(long cpuMillis, long memoryGib) {}

    @Test
    void thePlantedCostIsProvedAndNeverBeaten() {
        var gaps = new ArrayList<Double>();
        for (long seed = 0; seed < INSTANCES; seed++) {
            Planted planted = plant(new Random(seed));
            long cost = planted.microDollarsPerHour();
            var planner = new SearchingPlanner(new SearchBudget(Duration.ofHours(1), STEPS, seed), () -> 0);

            Plan plan = planner.plan(planted.problem().toPlanningProblem());

            assertThat(plan.unplaced()).as("seed %d", seed).isEmpty();
            assertThat((double) plan.lowerBound().microDollarsPerHour())
                    .as("seed %d: bound, in whole micro-dollars", seed)
                    .isLessThanOrEqualTo((double) cost)
                    .isCloseTo((double) cost, within(1 + cost * 1e-9));
            assertThat(plan.microDollarsPerHour()).as("seed %d", seed).isGreaterThanOrEqualTo(cost);
            gaps.add((double) plan.microDollarsPerHour() / cost - 1);
        }
        Collections.sort(gaps);
        assertThat(gaps.get(INSTANCES / 2))
                .as("median gap after %d steps; all gaps: %s", STEPS, gaps)
                .isLessThan(WIDEST_MEDIAN_GAP);
    }

    private static Planted plant(Random random) {
        List<PlainProblem.Kind> tight = List.of(tight(8, 16), tight(8, 32), tight(4, 32), tight(16, 64));
        Map<Cut, Integer> cuts = new LinkedHashMap<>();
        long cost = 0;
        for (int node = 0; node < 40; node++) {
            PlainProblem.Kind kind = tight.get(random.nextInt(tight.size()));
            cost += kind.microDollars();
            cut(kind, random).forEach(piece -> cuts.merge(piece, 1, Integer::sum));
        }
        var pods = new ArrayList<PlainProblem.Pods>();
        cuts.forEach((cut, count) -> pods.add(new PlainProblem.Pods(cut.cpuMillis(), cut.memoryGib(), count)));
        Collections.shuffle(pods, random);
        var kinds = new ArrayList<>(tight);
        for (PlainProblem.Kind kind : tight) {
            kinds.add(new PlainProblem.Kind(
                    kind.cpuMillis() * 2, kind.memoryGib(), 200, kind.microDollars() * 2, PlainProblem.AMPLE));
        }
        Collections.shuffle(kinds, random);
        return new Planted(new PlainProblem(pods, kinds), cost);
    }

    private static PlainProblem.Kind tight(long cores, long gib) {
        long price = cores * 1000 * CPU_PRICE + gib * GIB_PRICE;
        return new PlainProblem.Kind(cores * 1000, gib, 200, price, PlainProblem.AMPLE);
    }

    /** Pieces of a tenth of a core and a gibibyte or multiples of them, the last one taking the rest. */
    private static List<Cut> cut(PlainProblem.Kind kind, Random random) {
        var pieces = new ArrayList<Cut>();
        long tenths = kind.cpuMillis() / 100;
        long gib = kind.memoryGib();
        while (tenths > 30 && gib > 9) {
            long someTenths = random.nextLong(5, 30);
            long someGib = random.nextLong(1, 9);
            pieces.add(new Cut(someTenths * 100, someGib));
            tenths -= someTenths;
            gib -= someGib;
        }
        pieces.add(new Cut(tenths * 100, gib));
        return pieces;
    }
}
