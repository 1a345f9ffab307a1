package dev.plimsoll.simulator.trace.generate;

/**
 * How many customers there are at a time, as a share of a Monday's peak; {@link ShopWeek} has the formula. Hours count from
 * Monday 00:00. StrictMath, so that every machine gives the same bits.
 */
final class CustomerCurve {

    static final double SALE_BEGINS = 4 * 24 + 10;
    private static final double SALE_RAMP_HOURS = 1.0 / 6;
    private static final double SALE_LASTS_HOURS = 2;
    private static final double[] WEEKDAYS = {1, 1, 1, 1, 1.05, 1.15, 1.1};

    private CustomerCurve() {}

    /** Without the sale. */
    static double ordinary(double hour) {
        double wave = (1 - StrictMath.cos(2 * StrictMath.PI * (hour - 4) / 24)) / 2;
        double day = StrictMath.pow(wave, 1.5);
        int weekday = Math.floorMod((int) Math.floor(hour / 24), WEEKDAYS.length);
        return (0.15 + 0.85 * day) * WEEKDAYS[weekday];
    }

    /** By what the flash sale multiplies demand, when it multiplies it by {@code peak} at most. */
    static double sale(double hour, double peak) {
        double since = hour - SALE_BEGINS;
        if (since <= 0) {
            return 1;
        }
        if (since < SALE_RAMP_HOURS) {
            return 1 + (peak - 1) * since / SALE_RAMP_HOURS;
        }
        if (since <= SALE_LASTS_HOURS) {
            return peak;
        }
        return 1 + (peak - 1) * StrictMath.exp(SALE_LASTS_HOURS - since);
    }
}
