package dev.plimsoll.daemon.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether one thread of ours gets on: when it last did (null: not yet), how long it may take at most, and whether it has ended. */
record Pulse(String name, Supplier<@Nullable Instant> lastBeat, Duration patience, BooleanSupplier hasDied) {

    /** Why the thread does not get on, of a program that was started at a moment; "" if it does. */
    String trouble(Instant start, InstantSource time) {
        if (hasDied.getAsBoolean()) {
            return "the thread of " + name + " has ended";
        }
        Instant last = lastBeat.get();
        Duration since = Duration.between(last == null ? start : last, time.instant());
        return since.compareTo(patience) <= 0
                ? ""
                : "the thread of " + name + " has not got on for " + since.toSeconds() + " s, where "
                        + patience.toSeconds() + " s are the most it may take";
    }
}
