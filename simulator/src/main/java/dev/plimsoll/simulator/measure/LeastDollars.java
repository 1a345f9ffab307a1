package dev.plimsoll.simulator.measure;

import dev.plimsoll.core.lp.Simplex;
import dev.plimsoll.core.model.Resources;
import java.util.List;

/**
 * What work must cost at least, whoever buys and whenever it is done: at prices of a core, a GiB and a GPU an hour by which no
 * machine on offer is worth more than it costs, all that was requested is worth no more than what was paid for it. Of all such
 * prices those by which it is worth most, found by linear programming.
 */
public final class LeastDollars {

    private static final int MOST_PIVOTS = 10_000;
    private static final double CORE = 1000;
    private static final double GIBIBYTE = 1L << 30;
    private static final double MICRO_DOLLARS = 1e6;

    private LeastDollars() {}

    /** A machine: what pods may request of it in all, and its price. */
    public record Offer(Resources allocatable, long microDollarsPerHour) {

        private double[] worth() {
            return amounts((double) allocatable.cpuMillis(), (double) allocatable.memoryBytes(), (double)
                    allocatable.other(Resources.GPU));
        }
    }

    /** Requested over time: millicores, bytes and GPUs, each times hours. */
    public record Requested(double cpuMillis, double memoryBytes, double gpus) {}

    private static double[] amounts(double cpuMillis, double memoryBytes, double gpus) {
        return new double[] {cpuMillis / CORE, memoryBytes / GIBIBYTE, gpus};
    }

    /** In micro-dollars, rounded down; 0 where nothing is on offer. */
    public static long microDollars(List<Offer> offers, Requested requested) {
        double[] gains = amounts(requested.cpuMillis(), requested.memoryBytes(), requested.gpus());
        double[][] worths = offers.stream().map(Offer::worth).toArray(double[][]::new);
        double[] costs = offers.stream()
                .mapToDouble(offer -> offer.microDollarsPerHour() / MICRO_DOLLARS)
                .toArray();
        if (offers.isEmpty()) {
            return 0;
        }
        double[] prices = sound(
                Simplex.maximise(gains, worths, costs, Simplex.Pivoting.FIRST, MOST_PIVOTS)
                        .prices(),
                worths,
                costs);
        return (long) Math.floor(value(prices, gains) * MICRO_DOLLARS);
    }

    /** Whatever was rounded, no offer is worth more than it costs; what is on no offer has no price. */
    private static double[] sound(double[] prices, double[][] worths, double[] costs) {
        double[] sound = new double[prices.length];
        for (int i = 0; i < sound.length; i++) {
            boolean offered = false;
            for (double[] worth : worths) {
                offered |= worth[i] > 0;
            }
            sound[i] = offered ? Math.max(0, prices[i]) : 0;
        }
        double excess = 1;
        for (int offer = 0; offer < costs.length; offer++) {
            double worth = value(sound, worths[offer]);
            if (worth > costs[offer]) {
                excess = costs[offer] == 0 ? Double.POSITIVE_INFINITY : Math.max(excess, worth / costs[offer]);
            }
        }
        for (int i = 0; i < sound.length; i++) {
            sound[i] /= excess;
        }
        return sound;
    }

    private static double value(double[] prices, double[] amounts) {
        double sum = 0;
        for (int i = 0; i < prices.length; i++) {
            sum += prices[i] * amounts[i];
        }
        return sum;
    }
}
