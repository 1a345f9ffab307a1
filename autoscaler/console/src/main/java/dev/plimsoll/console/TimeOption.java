package dev.plimsoll.console;

import dev.plimsoll.configuration.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as it is typed, and as the configuration has it: 0, 200ms, 1s, 2m; never below zero. */
public final class TimeOption implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        Duration time;
        try {
            time = DurationText.parse(text);
        } catch (IllegalArgumentException refused) {
            throw new TypeConversionException(String.valueOf(refused.getMessage()));
        }
        if (time.isNegative()) {
            throw new TypeConversionException("'" + text + "' is below zero: give 0 or more");
        }
        return time;
    }
}
