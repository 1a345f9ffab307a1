package dev.plimsoll.core.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Go reads them: "1h30m", "1.5h", "-2m"; a number needs a unit, but for 0. */
public final class GoDuration {

    /** One part at a time and with no way back: whoever wrote the text must not choose how deep the search goes. */
    private static final Pattern PART = Pattern.compile("0*+(\\d*+)(?:\\.(\\d*+))?+(ns|us|µs|μs|ms|s|m|h)");

    private static final Pattern DIGIT_FIRST = Pattern.compile("\\.?\\d");

    /** More digits before the point are more than Go can say, and more behind it than a nanosecond is worth. */
    private static final int DIGITS = 19;

    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private GoDuration() {}

    /** Null if it is none, or longer than Go can say. */
    public static @Nullable Duration parse(String text) {
        boolean negative = text.startsWith("-");
        String amounts = negative || text.startsWith("+") ? text.substring(1) : text;
        if (amounts.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanos = nanos(amounts);
        if (nanos == null || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return null;
        }
        return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
    }

    private static @Nullable BigDecimal nanos(String amounts) {
        BigDecimal nanos = null;
        Matcher part = PART.matcher(amounts);
        Matcher digitFirst = DIGIT_FIRST.matcher(amounts);
        for (int from = 0; from < amounts.length(); from = part.end()) {
            boolean isPart = digitFirst.region(from, amounts.length()).lookingAt()
                    && part.region(from, amounts.length()).lookingAt();
            if (!isPart || part.group(1).length() > DIGITS) {
                return null;
            }
            BigDecimal more = amount(part.group(1), part.group(2))
                    .multiply(BigDecimal.valueOf(NANOS.getOrDefault(part.group(3), 1L)));
            nanos = nanos == null ? more : nanos.add(more);
        }
        return nanos;
    }

    private static BigDecimal amount(String whole, @Nullable String fraction) {
        String digits = fraction == null ? "" : fraction;
        return new BigDecimal("0" + whole + "." + digits.substring(0, Math.min(DIGITS, digits.length())));
    }
}
