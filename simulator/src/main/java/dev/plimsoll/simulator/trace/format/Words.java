package dev.plimsoll.simulator.trace.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as Kubernetes spells them: PREFER_NO_SCHEDULE is PreferNoSchedule. */
public final class Words {

    private Words() {}

    /** The word for a constant. */
    public static String of(Enum<?> constant) {
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
        throw fields.bad(key, "is " + Where.shown(word) + ": give one of " + listed(type));
    }

    /** The words for all constants of a type, for messages. */
    public static <E extends Enum<E>> String listed(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }
}
