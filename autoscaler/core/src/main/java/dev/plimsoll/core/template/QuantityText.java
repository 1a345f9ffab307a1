package dev.plimsoll.core.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as Kubernetes writes them: a number with a binary unit (Ki to Ei), a decimal one (n to E) or an exponent. */
public final class QuantityText {

    private static final Pattern NUMBER = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(.*)", Pattern.DOTALL);
    private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?\\d{1,3}");
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries( // looked up only
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("", BigDecimal.ONE),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", binary(10)),
            Map.entry("Mi", binary(20)),
            Map.entry("Gi", binary(30)),
            Map.entry("Ti", binary(40)),
            Map.entry("Pi", binary(50)),
            Map.entry("Ei", binary(60)));

    private QuantityText() {}

    private static BigDecimal binary(int exponent) {
        return new BigDecimal(BigInteger.ONE.shiftLeft(exponent));
    }

    /** Null if the text is no quantity. */
    public static @Nullable BigDecimal read(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return null;
        }
        int end = number.end(1);
        var amount = new BigDecimal(text.substring(0, end));
        String suffix = text.substring(end);
        BigDecimal unit = UNITS.get(suffix);
        if (unit != null) {
            return amount.multiply(unit);
        }
        return EXPONENT.matcher(suffix).matches()
                ? amount.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)))
                : null;
    }
}
