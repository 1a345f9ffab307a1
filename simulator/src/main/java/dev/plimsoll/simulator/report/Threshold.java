package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Difference;
import dev.plimsoll.simulator.measure.Figure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much worse than the baseline a figure may be: {@code dollars>+2%}, {@code wait.p99>+10s}, {@code evictions>+5}. A share
 * is one of the baseline's mean.
 */
public record Threshold(String text, Figure figure, double limit, boolean share) {

    private static final Pattern FORM = Pattern.compile(
            "([a-zA-Z][a-zA-Z0-9.]*)\\s*>\\s*\\+?(-?[0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s*(%|s|ms|m|h|\\$)?");
    private static final Map<String, Double> FACTORS = Map.of("s", 1.0, "ms", 0.001, "m", 60.0, "h", 3_600.0, "$", 1.0);

    /** What the differences of several seeds say. */
    public enum Judgement {
        /** The whole interval is within the limit. */
        KEPT,
        /** The whole interval is beyond the limit. */
        BROKEN,
        /** The interval holds the limit: more seeds would tell. */
        OPEN
    }

    /** The threshold that a text says; empty if it says none. */
    public static Optional<Threshold> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Figure figure = figures().get(matcher.group(1));
        String unit = matcher.group(3);
        boolean time = unit != null && "sms mh".contains(unit);
        boolean waits = matcher.group(1).startsWith("wait.");
        boolean money = matcher.group(1).endsWith("ollars");
        if (figure == null || (time && !waits) || ("$".equals(unit) && !money)) {
            return Optional.empty();
        }
        double number = Double.parseDouble(matcher.group(2));
        boolean share = "%".equals(unit);
        double limit = share ? number / 100 : number * (unit == null ? 1 : FACTORS.getOrDefault(unit, 1.0));
        return Optional.of(new Threshold(text.strip(), figure, limit, share));
    }

    /** The names that figures have in thresholds: as in JSON, with wait for waitSeconds. */
    public static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            figures.put(field.group().isEmpty() ? field.key() : "wait." + field.key(), field.figure());
        }
        return figures;
    }

    /** Decided on the interval; with one seed, which has none, on the difference itself. */
    public Judgement judge(Difference difference) {
        double low = difference.absolute().low();
        double high = difference.absolute().high();
        if ((share ? difference.share(low) : low) > limit) {
            return Judgement.BROKEN;
        }
        return (share ? difference.share(high) : high) > limit ? Judgement.OPEN : Judgement.KEPT;
    }
}
