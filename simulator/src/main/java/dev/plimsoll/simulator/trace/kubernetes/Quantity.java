package dev.plimsoll.simulator.trace.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount as Kubernetes writes it: a decimal with a suffix of thousands (m, k, M, G, T, P) or of 1024s (Ki, Mi, Gi, Ti, Pi). */
public record Quantity(BigDecimal value) {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{0,9})?)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi|[eE][0-9]{1,2})?");
    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("m", new BigDecimal("0.001")),
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)));

    /** The amount a text says; empty if it says none. */
    public static Optional<Quantity> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        if (suffix == null) {
            return Optional.of(new Quantity(number));
        }
        BigDecimal factor = FACTORS.get(suffix);
        return Optional.of(new Quantity(number.multiply(factor != null ? factor : new BigDecimal("1" + suffix))));
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
