package dev.plimsoll.daemon.plan;

import java.math.BigDecimal;

/** Dollars as whole micro-dollars, without rounding. */
final class MicroDollars {

    private static final int DECIMALS = 6;

    private MicroDollars() {}

    /** An {@link ArithmeticException} for a finer amount. */
    static long exact(BigDecimal dollars) {
        return dollars.movePointRight(DECIMALS).longValueExact();
    }
}
