package dev.plimsoll.configuration;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds values of a file against the ranges that the table of settings states. */
final class ValueRange {

    private ValueRange() {}

    /** An {@link IllegalArgumentException} that names key, value and range if a value is out of it. What is no amount passes. */
    static void check(SettingsTable table, KeyPath path, JsonNode value) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                check(table, path.with(entry.getKey()), entry.getValue());
            }
            return;
        }
        SettingDescription setting = table.of(path.keys());
        String range = setting == null ? null : setting.range();
        if (setting == null || range == null) {
            return;
        }
        boolean isTime = isTime(setting);
        if (isTime ? !value.isString() && !value.isNumber() : !value.isNumber()) {
            return; // refused by whoever reads the record
        }
        if (!isWithin(setting, path, value, isTime)) {
            throw new IllegalArgumentException(
                    "'" + path + "' is " + KeyPath.printable(value.asString()) + ": give a value " + range);
        }
    }

    private static boolean isWithin(SettingDescription setting, KeyPath path, JsonNode value, boolean isTime) {
        if (!isTime && Double.isNaN(value.doubleValue())) {
            return false;
        }
        if (!isTime && Double.isInfinite(value.doubleValue()) && !value.isBigDecimal() && !value.isBigInteger()) {
            return false;
        }
        return isTime ? isWithin(setting, time(path, value)) : isWithin(setting, value.decimalValue());
    }

    private static boolean isWithin(SettingDescription setting, Duration time) {
        return !isBroken(setting.least(), least -> DurationText.parse(least).compareTo(time) > 0)
                && !isBroken(setting.above(), above -> DurationText.parse(above).compareTo(time) >= 0)
                && !isBroken(setting.most(), most -> DurationText.parse(most).compareTo(time) < 0);
    }

    private static boolean isWithin(SettingDescription setting, BigDecimal amount) {
        return !isBroken(setting.least(), least -> new BigDecimal(least).compareTo(amount) > 0)
                && !isBroken(setting.above(), above -> new BigDecimal(above).compareTo(amount) >= 0)
                && !isBroken(setting.most(), most -> new BigDecimal(most).compareTo(amount) < 0);
    }

    private static boolean isBroken(@Nullable String bound, Predicate<String> breaks) {
        return bound != null && breaks.test(bound);
    }

    private static boolean isTime(SettingDescription setting) {
        return SettingDescription.TIME.equals(setting.unit());
    }

    private static Duration time(KeyPath path, JsonNode value) {
        try {
            return DurationText.parse(value.asString());
        } catch (IllegalArgumentException notTime) {
            throw new IllegalArgumentException("'" + path + "': " + notTime.getMessage(), notTime);
        }
    }
}
