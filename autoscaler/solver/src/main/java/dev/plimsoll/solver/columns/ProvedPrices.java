package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.NodeCost;
import dev.plimsoll.core.packing.PackingCommitments;
import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one of each item is worth, one more of each bin and a micro-dollar more of each commitment (both never more than
 * nothing), so that no filling with at most so many of each item is worth more than its bin costs. That says nothing of how much is asked for: whatever is asked for, of
 * each item as far as the limit goes, costs at least what it is worth.
 */
@SuppressWarnings("ArrayRecordComponent") // vectors that are never changed
record ProvedPrices(double[] values, double[] worthOfRoom, double[] worthOfCommitments, int[] limits) {

    static final int WITHOUT_LIMIT = Integer.MAX_VALUE;

    /** Prices that are still to be proved. */
    static ProvedPrices of(double[] values, double[] worthOfRoom, int[] limits) {
        return new ProvedPrices(values, worthOfRoom, new double[0], limits);
    }

    /** No purchase in this model that holds all items costs less, in micro-dollars an hour. */
    double bound(PackingModel model) {
        double worth = 0;
        for (int item = 0; item < values.length; item++) {
            worth += values[item] * Math.min(limits[item], model.count(item));
        }
        for (int bin = 0; bin < worthOfRoom.length; bin++) {
            worth += worthOfRoom[bin] == 0 ? 0 : worthOfRoom[bin] * model.room(bin);
        }
        for (int i = 0; i < worthOfCommitments.length; i++) {
            worth += worthOfCommitments[i]
                    * PackingCommitments.usable(model.commitments().left(i));
        }
        return worth * (1 - 1e-9) - model.commitments().toPayAtMost(); // the factor: what rounding may have put on top
    }

    /**
     * The same prices in another model. New items are worth nothing; new bins, and those that hold more or cost less than
     * before, are proved anew. Null if it must stop before that is done, or commitments are others.
     */
    @Nullable
    ProvedPrices in(PackingModel model, Translation translation, BooleanSupplier mustStop) {
        if (worthOfCommitments.length != model.commitments().count()) {
            return null;
        }
        var valued = new BitSet();
        double[] translated = new double[model.items()];
        int[] translatedLimits = new int[model.items()];
        Arrays.fill(translatedLimits, WITHOUT_LIMIT);
        for (int item = 0; item < values.length; item++) {
            int there = translation.item(item);
            if (there >= 0 && values[item] > 0) {
                valued.set(item);
                translated[there] = values[item];
                translatedLimits[there] = limits[item];
            }
        }
        double[] translatedRoom = new double[model.bins()];
        var unproved = new BitSet();
        for (int bin = 0; bin < model.bins(); bin++) {
            int there = translation.asGood(bin, valued);
            unproved.set(bin, there < 0);
            translatedRoom[bin] = there < 0 ? 0 : worthOfRoom[there];
        }
        var prices = new ProvedPrices(translated, translatedRoom, worthOfCommitments, translatedLimits);
        return unproved.isEmpty() ? prices : prices.provedFor(unproved, model, mustStop);
    }

    private @Nullable ProvedPrices provedFor(BitSet bins, PackingModel model, BooleanSupplier mustStop) {
        var pricing = new ColumnPricing(model, 0);
        pricing.setValues(values);
        double scale = 1;
        for (int bin = bins.nextSetBit(0); bin >= 0; bin = bins.nextSetBit(bin + 1)) {
            double atMost = pricing.atMost(bin, mustStop);
            if (mustStop.getAsBoolean()) {
                return null;
            }
            scale = Math.max(scale, scale(model.cost(bin), atMost));
        }
        int[] least = pricing.limits();
        for (int item = 0; item < least.length; item++) {
            least[item] = Math.min(least[item], limits[item]);
        }
        return scaled(scale, least);
    }

    /**
     * The same where a filling of each bin is worth so much at most: with commitments worth what it takes, and then all worth
     * less, so that no bin is worth more than it costs.
     */
    ProvedPrices allowing(double[] mostByBin, PackingModel model) {
        double scale = 1; // the worth of room shrinks with all values, so only the price itself stays what it is
        for (int bin = 0; bin < mostByBin.length; bin++) {
            double asked = mostByBin[bin] + worthOfRoom[bin];
            scale = Math.max(scale, asked / Math.max(1e-9, (double) model.microDollarsPerHour(bin)));
        }
        double[] committed = new double[model.commitments().count()];
        for (int bin = 0; bin < mostByBin.length; bin++) {
            NodeCost cost = model.cost(bin);
            if (cost.isCommitted()) {
                double spare = scale * cost.atLeast() - mostByBin[bin] - worthOfRoom[bin];
                committed[cost.commitment()] =
                        Math.min(committed[cost.commitment()], spare / Math.max(1e-9, (double) cost.saved()));
            }
        }
        return new ProvedPrices(values, worthOfRoom, committed, limits).scaled(scale, limits);
    }

    /** By how much all must be worth less so that what is worth so much at most is worth no more than such a bin. */
    private double scale(NodeCost cost, double atMost) {
        double ofCommitment = cost.isCommitted() ? worthOfCommitments[cost.commitment()] * cost.saved() : 0;
        return (atMost + ofCommitment) / Math.max(1e-9, (double) cost.atLeast());
    }

    /** The same with all worth so many times less. */
    private ProvedPrices scaled(double scale, int[] least) {
        return new ProvedPrices(
                scaled(values, scale), scaled(worthOfRoom, scale), scaled(worthOfCommitments, scale), least);
    }

    private static double[] scaled(double[] amounts, double scale) {
        return Arrays.stream(amounts).map(amount -> amount / scale).toArray();
    }
}
