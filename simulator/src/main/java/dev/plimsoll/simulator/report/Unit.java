package dev.plimsoll.simulator.report;

/** What a column counts in, and with how many decimals: so many that small ones differ, and large ones can be read. */
enum Unit {
    MONEY,
    AMOUNT,
    COUNT,
    PERCENT;

    private static final int TENS = 10;
    private static final int THOUSANDS = 1000;

    /** Decimals for all values of a column, by the largest in it. */
    int decimals(double largest, boolean means) {
        return switch (this) {
            case MONEY -> largest < TENS ? 4 : 2;
            case AMOUNT -> largest < TENS ? 2 : largest < THOUSANDS ? 1 : 0;
            case COUNT -> means ? 1 : 0;
            case PERCENT -> 1;
        };
    }

    /** The value as shown: shares become percent. */
    double scale(double value) {
        return this == PERCENT ? value * 100 : value;
    }
}
