package dev.plimsoll.solver.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.solver.columns.NodeCounts.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeCountsTest {

    private static final int PROBLEMS = 3000;
    private static final long WITHOUT_END = 1_000_000;
    private static final double TINY = 1e-8;

    @Test
    void theBoundIsTheLeastCostOnceAllIsLookedAt() {
        for (long seed = 0; seed < PROBLEMS; seed++) {
            Problem problem = Problem.random(new Random(seed));
            double least = problem.leastCost();

            assertThat(problem.counts().bound(WITHOUT_END, () -> false))
                    .as("seed %d", seed)
                    .isCloseTo(least, within(least * TINY));
        }
    }

    @Test
    void noBoundExceedsTheLeastCostHoweverFewBranchesAreLookedAt() {
        for (long seed = 0; seed < PROBLEMS; seed++) {
            var random = new Random(seed);
            Problem problem = Problem.random(random);
            double least = problem.leastCost() * (1 + TINY);

            double once = problem.counts().bound(1, () -> false);
            double more = problem.counts().bound(random.nextInt(2, 12), () -> false);

            assertThat(once).as("seed %d", seed).isPositive().isLessThanOrEqualTo(least);
            assertThat(more).as("seed %d", seed).isBetween(once, least);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // a vector that is never changed
    private record Problem(List<Measure> measures, double[] costs) {

        /** The first kind is worth something by every measure, so that enough of it is always enough. */
        static Problem random(Random random) {
            int kinds = random.nextInt(1, 5);
            var measures = new ArrayList<Measure>();
            for (int left = random.nextInt(1, 4); left > 0; left--) {
                measures.add(Measure.of(
                        IntStream.range(0, kinds)
                                .mapToDouble(kind -> 10 * (kind == 0 ? random.nextInt(2, 9) : random.nextInt(7)))
                                .toArray(),
                        100));
            }
            double[] costs = IntStream.range(0, kinds)
                    .mapToDouble(kind -> random.nextInt(1, 100))
                    .toArray();
            return new Problem(measures, costs);
        }

        NodeCounts counts() {
            return new NodeCounts(measures, costs);
        }

        double leastCost() {
            double[] missing = measures.stream().mapToDouble(measure -> 1).toArray();
            return leastCost(0, missing, 0, Double.POSITIVE_INFINITY);
        }

        private double leastCost(int kind, double[] missing, double cost, double known) {
            double least = known;
            boolean isEnough = IntStream.range(0, missing.length).allMatch(at -> missing[at] <= TINY);
            if (isEnough || cost >= known) {
                return Math.min(least, isEnough ? cost : known);
            }
            if (kind < costs.length) {
                double[] left = missing.clone();
                for (int times = 0; cost + times * costs[kind] < least && times <= 10; times++) {
                    least = leastCost(kind + 1, left, cost + times * costs[kind], least);
                    for (int at = 0; at < left.length; at++) {
                        left[at] -= measures.get(at).shareByBin()[kind];
                    }
                }
            }
            return least;
        }
    }
}
