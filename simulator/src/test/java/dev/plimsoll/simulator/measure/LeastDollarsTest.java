package dev.plimsoll.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.measure.LeastDollars.Offer;
import dev.plimsoll.simulator.measure.LeastDollars.Requested;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeastDollarsTest {

    private static final double GIB = 1L << 30;

    /** Two machines of 4 cores: 16 GiB for $0.20 and 32 GiB for $0.25. Eight core hours cost $0.40 at least, with 48 GiB hours $0.45. */
    @Test
    void isWhatTheBestMixOfWholeMachinesCostsWhereItIsFull() {
        List<Offer> offers = List.of(machine(4, 16, 0, 200_000), machine(4, 32, 0, 250_000));

        assertThat(LeastDollars.microDollars(offers, new Requested(8_000, 8 * GIB, 0)))
                .isEqualTo(400_000);
        assertThat(LeastDollars.microDollars(offers, new Requested(8_000, 48 * GIB, 0)))
                .isBetween(449_999L, 450_000L);
    }

    @Test
    void countsGpusOnlyWhereTheyAreOnOffer() {
        Requested work = new Requested(0, 0, 3);

        assertThat(LeastDollars.microDollars(List.of(machine(8, 32, 1, 500_000)), work))
                .isEqualTo(1_500_000);
        assertThat(LeastDollars.microDollars(List.of(machine(8, 32, 0, 500_000)), work))
                .isZero();
        assertThat(LeastDollars.microDollars(List.of(), work)).isZero();
    }

    /** Whatever fleet of whole machines holds the work, it costs no less: 2,000 random fleets of random offers. */
    @Test
    void isNeverAboveWhatAnyFleetThatHoldsTheWorkCosts() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var lots = new SplittableRandom(seed);
            var offers = new ArrayList<Offer>();
            for (int i = 0; i < 1 + lots.nextInt(6); i++) {
                offers.add(machine(
                        1 + lots.nextInt(96),
                        1 + lots.nextInt(768),
                        lots.nextInt(3),
                        10_000 + lots.nextInt(9_000_000)));
            }
            double[] held = new double[3];
            long paid = 0;
            for (int i = 0; i < 1 + lots.nextInt(50); i++) {
                Offer bought = offers.get(lots.nextInt(offers.size()));
                double filled = lots.nextDouble();
                held[0] += filled * bought.allocatable().cpuMillis();
                held[1] += lots.nextDouble() * bought.allocatable().memoryBytes();
                held[2] += bought.allocatable().other(Resources.GPU);
                paid += bought.microDollarsPerHour();
            }

            assertThat(LeastDollars.microDollars(offers, new Requested(held[0], held[1], held[2])))
                    .as("seed " + seed)
                    .isBetween(0L, paid);
        }
    }

    private static Offer machine(long cores, long gibibytes, long gpus, long microDollarsPerHour) {
        Resources all = new Resources(cores * 1000, gibibytes << 30, 110, ImmutableMaps.empty());
        return new Offer(gpus == 0 ? all : all.with(Resources.GPU, gpus), microDollarsPerHour);
    }
}
