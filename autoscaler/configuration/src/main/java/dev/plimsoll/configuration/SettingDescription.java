package dev.plimsoll.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a key: its meaning, the unit of its value, the least and the most that it may be (or above what it must be),
 * what of cluster-autoscaler it stands for, and which commands use it.
 */
record SettingDescription(
        String meaning,
        @Nullable String unit,
        @Nullable String least,
        @Nullable String above,
        @Nullable String most,
        @Nullable String flag,
        @Nullable List<String> usedBy) {

    /** The unit of keys whose value is a time span. */
    static final String TIME = "time";

    /** The values that are allowed, in words; null where all are. */
    @Nullable
    String range() {
        String from = least == null ? null : "from " + least;
        String over = above == null ? from : "above " + above;
        if (most == null) {
            return over;
        }
        return over == null ? "at most " + most : over + (above == null ? " to " : ", at most ") + most;
    }
}
