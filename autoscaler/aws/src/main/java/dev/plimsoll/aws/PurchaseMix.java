package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.Launch.CheapestFirst;

/**
 * How instances are bought: so many on demand first, then this share of the rest in percent, the others on the spot market; and
 * of which of a group's types, the first or the cheapest.
 */
public record PurchaseMix(int onDemandBase, int onDemandPercentageAboveBase, CheapestFirst cheapestFirst) {

    public static final PurchaseMix ON_DEMAND = new PurchaseMix(0, 100, CheapestFirst.NEVER);
    public static final PurchaseMix SPOT = new PurchaseMix(0, 0, CheapestFirst.NEVER);

    private static final int HALF = 50;

    /** How much of the next instance is expected to be bought on demand, in percent, in a group of so many. */
    public int onDemandPercentage(int instances) {
        return instances < onDemandBase ? 100 : onDemandPercentageAboveBase;
    }

    /** Whether the next instance is expected to be of the cheapest type rather than of the first, in a group of so many. */
    public boolean expectsTheCheapest(int instances) {
        return onDemandPercentage(instances) >= HALF ? cheapestFirst.onDemand() : cheapestFirst.spot();
    }
}
