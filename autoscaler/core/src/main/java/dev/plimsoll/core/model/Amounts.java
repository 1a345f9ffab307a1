package dev.plimsoll.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as people read them. */
final class Amounts {

    private Amounts() {}

    /** Of a resource by its name: cpu in thousandths of a core, memory in whole MiB, all others as they are. */
    static String of(String resource, long amount) {
        return switch (resource) {
            case Resources.CPU -> amount + "m";
            case Resources.MEMORY -> (amount + (1 << 20) - 1) / (1 << 20) + "Mi";
            default -> Long.toString(amount);
        };
    }

    /** A share in percent. */
    static String share(double share) {
        if (Double.isNaN(share) || Double.isInfinite(share)) {
            return "more than all";
        }
        return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** Micro-dollars in dollars. */
    static String dollars(long microDollars) {
        return "$"
                + BigDecimal.valueOf(microDollars, 6)
                        .setScale(3, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
