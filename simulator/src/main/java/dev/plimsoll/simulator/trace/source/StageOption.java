package dev.plimsoll.simulator.trace.source;

import dev.plimsoll.configuration.DurationText;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.stage.Limit;
import dev.plimsoll.simulator.trace.stage.LimitEvents;
import dev.plimsoll.simulator.trace.stage.Replicate;
import dev.plimsoll.simulator.trace.stage.ResampledDays;
import dev.plimsoll.simulator.trace.stage.Sample;
import dev.plimsoll.simulator.trace.stage.Skip;
import dev.plimsoll.simulator.trace.stage.Speed;
import dev.plimsoll.simulator.trace.stage.Stage;
import dev.plimsoll.simulator.trace.stage.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One option of a source, as the stage it asks for; {@link TraceSource} has the grammar. */
record StageOption(String name, String value, Where where) {

    private static final long MAX_PODS = 1_000_000_000_000L;
    private static final int MAX_COPIES = 10_000;
    private static final double MIN_SPEED = 0.001;
    private static final double MAX_SPEED = 1_000_000;
    private static final Duration LONGEST = Duration.ofMillis(FormatLimits.MILLIS);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    /** The stage; empty if the option is none of a stage. */
    Optional<Stage> stage() {
        return switch (name) {
            case "skip" -> Optional.of(new Skip(whole(value, 0, MAX_PODS)));
            case "limit" -> Optional.of(new Limit(whole(value, 1, MAX_PODS)));
            case "events" -> Optional.of(new LimitEvents(whole(value, 1, MAX_PODS)));
            case "sample" -> Optional.of(sample());
            case "speed" -> Optional.of(new Speed(decimal(value, MIN_SPEED, MAX_SPEED)));
            case "replicate" -> Optional.of(replicate());
            case "window" -> Optional.of(window());
            case "days" -> Optional.of(new ResampledDays(whole(value, 0, Long.MAX_VALUE)));
            default -> Optional.empty();
        };
    }

    private Stage sample() {
        List<String> parts = parts(1, 2, "SHARE[:SEED]");
        return new Sample(decimal(parts.getFirst(), 0, 1), seed(parts, 1));
    }

    private Stage replicate() {
        List<String> parts = parts(1, 3, "COPIES[:JITTER[:SEED]]");
        long jitter = parts.size() > 1 ? millis(parts.get(1)) : 0;
        return new Replicate((int) whole(parts.getFirst(), 1, MAX_COPIES), jitter, seed(parts, 2));
    }

    private Stage window() {
        List<String> parts = parts(2, 2, "FROM:[UNTIL]");
        long from = parts.getFirst().isEmpty() ? 0 : millis(parts.getFirst());
        long until = parts.get(1).isEmpty() ? Window.FOREVER : millis(parts.get(1));
        if (until <= from) {
            throw bad("is empty: let it end after it begins");
        }
        return new Window(from, until);
    }

    private List<String> parts(int least, int most, String form) {
        List<String> parts = List.of(value.split(":", -1));
        if (parts.size() < least || parts.size() > most) {
            throw bad("is not of the form " + form);
        }
        return parts;
    }

    private long seed(List<String> parts, int index) {
        return parts.size() > index ? whole(parts.get(index), 0, Long.MAX_VALUE) : 1;
    }

    private long whole(String text, long min, long max) {
        if (text.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw bad("needs a whole number from " + min + " to " + max + " where it has " + Where.shown(text));
    }

    private double decimal(String text, double min, double max) {
        if (DECIMAL.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw bad("needs a number from " + plain(min) + " to " + plain(max) + " where it has " + Where.shown(text));
    }

    private long millis(String text) {
        try {
            Duration time = DurationText.parse(text);
            if (!time.isNegative() && time.compareTo(LONGEST) <= 0) {
                return time.toMillis();
            }
        } catch (IllegalArgumentException notATime) {
            throw bad("needs a time where it has another word: " + notATime.getMessage());
        }
        throw bad("needs a time of at most " + LONGEST.toDays() + "d where it has " + Where.shown(text));
    }

    private TraceException bad(String message) {
        return where.bad("option " + name + "=" + value + " " + message);
    }

    private static String plain(double number) {
        return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
    }
}
