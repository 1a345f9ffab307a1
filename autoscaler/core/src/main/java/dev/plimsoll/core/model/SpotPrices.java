package dev.plimsoll.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is taken for the price of a spot instance, in shares of the on-demand price: what it costs, and what we would pay besides
 * not to be interrupted. Both are for the user to say: without a word spot instances cost what others do.
 */
public record SpotPrices(BigDecimal priceShare, BigDecimal interruptionShare) {

    public static final SpotPrices DEFAULT = new SpotPrices(BigDecimal.ONE, BigDecimal.ZERO);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public SpotPrices {
        if (priceShare.signum() <= 0) {
            throw new IllegalArgumentException("priceShare is " + priceShare
                    + ": give the share of the on-demand price that a spot instance costs, such as 0.4");
        }
        if (interruptionShare.signum() < 0) {
            throw new IllegalArgumentException("interruptionShare is " + interruptionShare
                    + ": give the share of the on-demand price that it is worth not to be interrupted, 0 or more");
        }
    }

    /** The price in micro-dollars an hour to expect of an instance that is on demand in so many of a hundred cases. */
    public long expected(long onDemandMicroDollarsPerHour, int onDemandPercentage) {
        BigDecimal onDemand = BigDecimal.valueOf(onDemandPercentage);
        BigDecimal spot = HUNDRED.subtract(onDemand).multiply(priceShare.add(interruptionShare));
        return BigDecimal.valueOf(onDemandMicroDollarsPerHour)
                .multiply(onDemand.add(spot))
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
