package dev.plimsoll.simulator.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The axes around a plot: the unit of the values, the dates that the times span, and the ticks of both. */
record Frame(String unit, String dates, List<Tick> times, List<Tick> values) {

    /** A labelled place on an axis, in percent of its length from the left or the top. */
    record Tick(String label, String at) {}

    /** A share of a length as CSS and SVG read it. */
    static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
