package dev.plimsoll.simulator.trace.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as Kubernetes spells them: PREFER_NO_SCHEDULE is PreferNoSchedule. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return Arrays.stream(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** The constant that the value of a key spells. */
    static <E extends Enum<E>> E read(Class<E> type, Fields fields, String key, String word) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
        throw fields.bad(key, "is " + Where.shown(word) + ": give one of " + known);
    }
}
