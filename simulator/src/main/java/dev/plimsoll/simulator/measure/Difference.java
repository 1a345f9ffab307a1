package dev.plimsoll.simulator.measure;

/**
 * What a figure is more (or, negative, less) than that of a baseline: the mean of the differences seed by seed, with its 95 %
 * interval, and the baseline's own mean.
 */
public record Difference(Figure figure, double baseline, Estimate absolute) {

    /** Whether the interval, or with one seed the difference itself, lies wholly above zero. */
    public boolean isMore() {
        return absolute.low() > 0;
    }

    /** Whether it lies wholly below zero. */
    public boolean isLess() {
        return absolute.high() < 0;
    }

    /** An amount as a share of the baseline; of a baseline of zero any amount is infinitely much. */
    public double share(double amount) {
        if (baseline == 0) {
            return amount == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, amount);
        }
        return amount / Math.abs(baseline);
    }
}
