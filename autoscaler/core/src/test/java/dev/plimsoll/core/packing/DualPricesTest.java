package dev.plimsoll.core.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DualPricesTest {

    @Test
    void priceTheScarceResourceOfTheOnlyNode() {
        DualPrices prices = prices(new double[] {100, 10}, List.of(new long[] {4, 16}), List.of(200L));

        assertThat(prices.worth(new long[] {4, 0})).isCloseTo(200, within(1e-6));
        assertThat(prices.worth(new long[] {0, 16})).isCloseTo(0, within(1e-6));
    }

    @Test
    void balanceTwoNodesThatAreBothNeeded() {
        // a + b <= 10 for the cpu-heavy one, b weighs more on the other: worked by hand, a = 2, b = 1
        DualPrices prices =
                prices(new double[] {3, 3}, List.of(new long[] {4, 2}, new long[] {2, 6}), List.of(10L, 10L));

        assertThat(prices.worth(new long[] {1, 0})).isCloseTo(2, within(1e-9));
        assertThat(prices.worth(new long[] {0, 1})).isCloseTo(1, within(1e-9));
    }

    @Test
    void neverValueANodeAboveItsPriceNorMissTheBestPairOfPrices() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            double[] demand = {random.nextInt(1, 1000), random.nextInt(1, 1000)};
            var nodes = new ArrayList<long[]>();
            var costs = new ArrayList<Long>();
            for (int i = 0; i < 5; i++) {
                nodes.add(new long[] {random.nextInt(1, 100), random.nextInt(1, 100)});
                costs.add((long) random.nextInt(1, 500));
            }

            DualPrices prices = prices(demand, nodes, costs);

            for (int i = 0; i < nodes.size(); i++) {
                assertThat(prices.worth(nodes.get(i))).as("round %d", round).isLessThanOrEqualTo(costs.get(i));
            }
            double worth = demand[0] * prices.worth(new long[] {1, 0}) + demand[1] * prices.worth(new long[] {0, 1});
            double best = bestByEnumeration(demand, nodes, costs);
            assertThat(worth).as("round %d", round).isCloseTo(best, within(best * 1e-6));
        }
    }

    private static DualPrices prices(double[] demand, List<long[]> nodes, List<Long> costs) {
        var promises = new ArrayList<Promise>();
        for (int i = 0; i < nodes.size(); i++) {
            promises.add(new Promise(Arrays.stream(nodes.get(i)).boxed().toList(), NodeCost.uncommitted(costs.get(i))));
        }
        return DualPrices.of(demand, promises, new long[0]);
    }

    /** The optimum of a two-dimensional program lies where two constraints cross, or where one meets an axis. */
    private static double bestByEnumeration(double[] demand, List<long[]> nodes, List<Long> costs) {
        double best = 0;
        for (int i = 0; i < nodes.size(); i++) {
            long[] one = nodes.get(i);
            double cost = costs.get(i);
            best = Math.max(best, valueIfFeasible(cost / one[0], 0, demand, nodes, costs));
            best = Math.max(best, valueIfFeasible(0, cost / one[1], demand, nodes, costs));
            for (int j = i + 1; j < nodes.size(); j++) {
                long[] other = nodes.get(j);
                double determinant = (double) one[0] * other[1] - (double) one[1] * other[0];
                if (determinant != 0) {
                    double x = (cost * other[1] - (double) one[1] * costs.get(j)) / determinant;
                    double y = ((double) one[0] * costs.get(j) - cost * other[0]) / determinant;
                    best = Math.max(best, valueIfFeasible(x, y, demand, nodes, costs));
                }
            }
        }
        return best;
    }

    private static double valueIfFeasible(double x, double y, double[] demand, List<long[]> nodes, List<Long> costs) {
        if (x < 0 || y < 0) {
            return 0;
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i)[0] * x + nodes.get(i)[1] * y > costs.get(i) * (1 + 1e-12)) {
                return 0;
            }
        }
        return demand[0] * x + demand[1] * y;
    }
}
