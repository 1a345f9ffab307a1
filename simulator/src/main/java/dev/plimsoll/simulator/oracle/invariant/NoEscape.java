package dev.plimsoll.simulator.oracle.invariant;

import java.util.function.Consumer;

/** I21: whatever is seen, no round ends in an exception. */
final class NoEscape extends Invariant {

    NoEscape(Consumer<Broken> verdicts) {
        super("I21", verdicts);
    }

    void escaped(long nowMillis, RuntimeException exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        broken(nowMillis, "a round ended in " + exception + (trace.length == 0 ? "" : " at " + trace[0]));
    }
}
