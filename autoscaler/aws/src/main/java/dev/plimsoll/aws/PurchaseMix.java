package dev.plimsoll.aws;

/** How instances are bought: so many on demand first, then this share of the rest in percent, the others on the spot market. */
public record PurchaseMix(int onDemandBase, int onDemandPercentageAboveBase) {

    public static final PurchaseMix ON_DEMAND = new PurchaseMix(0, 100);
    public static final PurchaseMix SPOT = new PurchaseMix(0, 0);

    /** How much of the next instance is expected to be bought on demand, in percent, in a group of so many. */
    public int onDemandPercentage(int instances) {
        return instances < onDemandBase ? 100 : onDemandPercentageAboveBase;
    }
}
