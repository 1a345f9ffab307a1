package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.configuration.DurationText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * When a CronJob fires, as its controller reads it (kubernetes.io, CronJob, schedule syntax): five fields of lists, ranges and
 * steps in the time of a zone, a word such as @daily, or "@every" and a time span.
 */
final class CronSchedule {

    private static final String EVERY = "@every ";
    private static final long MINUTE_MILLIS = 60_000;
    private static final Map<String, String> WORDS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final @Nullable Fields fields;
    private final ZoneId zone;
    private final long everyMillis;

    /** Which minutes, hours, days and months; days of month and week both count where both are restricted. */
    private record Fields(BitSet minutes, BitSet hours, Days days, BitSet months) {

        boolean match(ZonedDateTime time) {
            return minutes.get(time.getMinute())
                    && hours.get(time.getHour())
                    && months.get(time.getMonthValue())
                    && days.match(time);
        }
    }

    private record Days(BitSet ofMonth, BitSet ofWeek, boolean bothRestricted) {

        boolean match(ZonedDateTime time) {
            boolean dayOfMonth = ofMonth.get(time.getDayOfMonth());
            boolean dayOfWeek = ofWeek.get(time.getDayOfWeek().getValue() % 7);
            return bothRestricted ? dayOfMonth || dayOfWeek : dayOfMonth && dayOfWeek;
        }
    }

    private CronSchedule(@Nullable Fields fields, ZoneId zone, long everyMillis) {
        this.fields = fields;
        this.zone = zone;
        this.everyMillis = everyMillis;
    }

    /** The schedule that a text says, in the time of a zone; null if it says none. */
    static @Nullable CronSchedule parse(String text, ZoneId zone) {
        String stripped = text.strip();
        if (stripped.startsWith(EVERY)) {
            return every(stripped.substring(EVERY.length()), zone);
        }
        String[] words = WORDS.getOrDefault(stripped, stripped).split("\\s+", -1);
        if (words.length != 5) {
            return null;
        }
        BitSet minutes = field(words[0], 0, 59, List.of());
        BitSet hours = field(words[1], 0, 23, List.of());
        BitSet daysOfMonth = field(words[2], 1, 31, List.of());
        BitSet months = field(words[3], 1, 12, MONTHS);
        BitSet daysOfWeek = field(words[4], 0, 7, DAYS);
        if (minutes == null || hours == null || daysOfMonth == null || months == null || daysOfWeek == null) {
            return null;
        }
        if (daysOfWeek.get(7)) {
            daysOfWeek.set(0);
        }
        var days = new Days(daysOfMonth, daysOfWeek, !isAny(words[2]) && !isAny(words[4]));
        return new CronSchedule(new Fields(minutes, hours, days, months), zone, 0);
    }

    private static @Nullable CronSchedule every(String span, ZoneId zone) {
        try {
            long millis = DurationText.parse(span).toMillis();
            return millis < 1_000 ? null : new CronSchedule(null, zone, millis);
        } catch (IllegalArgumentException | ArithmeticException noSpan) {
            return null;
        }
    }

    private static boolean isAny(String field) {
        return field.startsWith("*") || field.startsWith("?");
    }

    /** Hands over when it fires after one moment and until another, all in milliseconds since 1970. */
    void between(long afterMillis, long untilMillis, LongConsumer times) {
        long step = fields == null ? everyMillis : MINUTE_MILLIS;
        long first = fields == null
                ? afterMillis + everyMillis
                : (Math.floorDiv(afterMillis, MINUTE_MILLIS) + 1) * MINUTE_MILLIS;
        for (long at = first; at <= untilMillis; at += step) {
            if (fields == null || fields.match(Instant.ofEpochMilli(at).atZone(zone))) {
                times.accept(at);
            }
        }
    }

    private static @Nullable BitSet field(String text, int min, int max, List<String> names) {
        var set = new BitSet(max + 1);
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            int step = stepped.length == 2 ? number(stepped[1], 0, List.of()) : 1;
            if (stepped.length > 2 || step < 1) {
                return null;
            }
            String[] range = stepped[0].split("-", -1);
            boolean all = stepped[0].equals("*") || stepped[0].equals("?");
            int from = all ? min : number(range[0], min, names);
            int until = all || (range.length == 1 && stepped.length == 2)
                    ? max
                    : number(range[range.length - 1], min, names);
            if (range.length > 2 || from < min || until > max || from > until) {
                return null;
            }
            for (int value = from; value <= until; value += step) {
                set.set(value);
            }
        }
        return set;
    }

    private static int number(String text, int min, List<String> names) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return named + min;
        }
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }
}
