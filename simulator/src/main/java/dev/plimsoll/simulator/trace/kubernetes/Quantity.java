package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.template.QuantityText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** An amount as Kubernetes writes it, of something of which there is never less than none. */
public record Quantity(BigDecimal value) {

    /** Less than ten to this power. */
    private static final int DIGITS = 30;

    /** The amount a text says; empty if it says none, less than none, or more than there is of anything. */
    public static Optional<Quantity> of(String text) {
        return Optional.ofNullable(QuantityText.read(text))
                .filter(amount -> amount.signum() >= 0 && amount.precision() - amount.scale() <= DIGITS)
                .map(Quantity::new);
    }

    /** In whole units, rounded up as Kubernetes does; at most what a long holds. */
    public long units() {
        return rounded(value);
    }

    /** In thousandths, rounded up. */
    public long thousandths() {
        return rounded(value.movePointRight(3));
    }

    private static long rounded(BigDecimal amount) {
        BigDecimal whole = amount.setScale(0, RoundingMode.CEILING);
        return whole.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
    }
}
