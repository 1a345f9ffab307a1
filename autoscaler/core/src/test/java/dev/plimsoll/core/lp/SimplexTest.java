package dev.plimsoll.core.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.core.lp.Simplex.Ending;
import dev.plimsoll.core.lp.Simplex.Pivoting;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SimplexTest {

    private static final double CLOSE = 1e-6;

    @Test
    void findsTheBestPricesOfTwoResources() {
        double[][] worths = {{2, 1}, {1, 3}};
        Simplex simplex = Simplex.maximise(new double[] {1, 1}, worths, new double[] {4, 6}, Pivoting.FIRST, 100);
        assertEquals(Ending.BEST, simplex.ending());
        assertEquals(1.2, simplex.prices()[0], CLOSE);
        assertEquals(1.6, simplex.prices()[1], CLOSE);
        assertEquals(0.4, simplex.bought()[0], CLOSE);
        assertEquals(0.2, simplex.bought()[1], CLOSE);
    }

    @ParameterizedTest
    @EnumSource(Pivoting.class)
    void whatIsBoughtCostsWhatThePricesSay(Pivoting pivoting) {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            int columns = 1 + random.nextInt(6);
            double[] gains = random.doubles(columns).toArray();
            double[] costs = random.doubles(1 + random.nextInt(8)).toArray();
            double[][] worths = new double[costs.length][];
            for (int row = 0; row < worths.length; row++) {
                worths[row] = random.doubles(columns, 0.1, 1).toArray();
            }
            Simplex simplex = Simplex.maximise(gains, worths, costs, pivoting, 1000);
            assertEquals(Ending.BEST, simplex.ending(), "seed " + seed);
            double gained = sum(gains, simplex.prices());
            assertEquals(gained, sum(costs, simplex.bought()), CLOSE, "seed " + seed);
            for (int row = 0; row < costs.length; row++) {
                assertTrue(sum(worths[row], simplex.prices()) <= costs[row] + CLOSE, "seed " + seed);
            }
            for (int column = 0; column < columns; column++) {
                double held = 0;
                for (int row = 0; row < costs.length; row++) {
                    held += worths[row][column] * simplex.bought()[row];
                }
                assertTrue(held >= gains[column] - CLOSE, "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pivoting.class)
    void saysWhenNothingHoldsAPriceDown(Pivoting pivoting) {
        double[][] worths = {{1, 0}};
        Simplex simplex = Simplex.maximise(new double[] {1, 1}, worths, new double[] {1}, pivoting, 100);
        assertEquals(Ending.ENDLESS, simplex.ending());
        assertTrue(simplex.prices()[1] > 100);
    }

    @Test
    void stopsWhenItsPivotsAreUsedUp() {
        double[][] worths = {{1, 0}, {0, 1}};
        Simplex simplex = Simplex.maximise(new double[] {1, 1}, worths, new double[] {1, 1}, Pivoting.STEEPEST, 1);
        assertEquals(Ending.OUT_OF_PIVOTS, simplex.ending());
    }

    private static double sum(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
