package dev.plimsoll.simulator.trace.kubernetes;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a CronJob fires, in UTC: five fields of lists, ranges and steps, or a word such as @daily. */
final class CronSchedule {

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

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet daysOfMonth;
    private final BitSet months;
    private final BitSet daysOfWeek;
    private final boolean anyDayOfMonth;
    private final boolean anyDayOfWeek;

    private CronSchedule(List<BitSet> fields, boolean anyDayOfMonth, boolean anyDayOfWeek) {
        this.minutes = fields.get(0);
        this.hours = fields.get(1);
        this.daysOfMonth = fields.get(2);
        this.months = fields.get(3);
        this.daysOfWeek = fields.get(4);
        this.anyDayOfMonth = anyDayOfMonth;
        this.anyDayOfWeek = anyDayOfWeek;
    }

    /** The schedule that a text says; null if it says none. */
    static @Nullable CronSchedule parse(String text) {
        String[] fields = WORDS.getOrDefault(text.strip(), text).strip().split("\\s+", -1);
        if (fields.length != 5) {
            return null;
        }
        BitSet minutes = field(fields[0], 0, 59, List.of());
        BitSet hours = field(fields[1], 0, 23, List.of());
        BitSet daysOfMonth = field(fields[2], 1, 31, List.of());
        BitSet months = field(fields[3], 1, 12, MONTHS);
        BitSet daysOfWeek = field(fields[4], 0, 7, DAYS);
        if (minutes == null || hours == null || daysOfMonth == null || months == null || daysOfWeek == null) {
            return null;
        }
        if (daysOfWeek.get(7)) {
            daysOfWeek.set(0);
        }
        return new CronSchedule(
                List.of(minutes, hours, daysOfMonth, months, daysOfWeek),
                fields[2].startsWith("*"),
                fields[4].startsWith("*"));
    }

    /** Whether it fires at a minute since 1970. Days of month and week both count where both are restricted. */
    boolean fires(long minute) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
        boolean dayOfMonth = daysOfMonth.get(time.getDayOfMonth());
        boolean dayOfWeek = daysOfWeek.get(time.getDayOfWeek().getValue() % 7);
        boolean day = (anyDayOfMonth || anyDayOfWeek) ? (dayOfMonth && dayOfWeek) : (dayOfMonth || dayOfWeek);
        return day && minutes.get(time.getMinute()) && hours.get(time.getHour()) && months.get(time.getMonthValue());
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
