package dev.plimsoll.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {
    private Numbers() {}

    /** Dollars to the micro-dollar, without needless zeros. */
    public static BigDecimal exactDollars(long microDollars) {
        BigDecimal dollars = BigDecimal.valueOf(microDollars, 6).stripTrailingZeros();
        return dollars.scale() < 0 ? dollars.setScale(0) : dollars;
    }

    /** Dollars to the tenth of a cent, which is as fine as most prices are. */
    public static String dollars(long microDollars) {
        return fixed(BigDecimal.valueOf(microDollars, 6), 3);
    }

    /** A share in percent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? fixed(BigDecimal.valueOf(share * 100), 2) + " %" : "unknown";
    }

    /** Thousands set off with commas. */
    public static String whole(long number) {
        return fixed(BigDecimal.valueOf(number), 0);
    }

    /** Milliseconds to the microsecond. */
    public static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6).setScale(3, RoundingMode.HALF_UP);
    }

    /** Rounded half up to a number of decimals, thousands set off with commas. */
    public static String fixed(double value, int decimals) {
        return fixed(BigDecimal.valueOf(value), decimals);
    }

    private static String fixed(BigDecimal value, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        return format.format(value.setScale(decimals, RoundingMode.HALF_UP));
    }
}
