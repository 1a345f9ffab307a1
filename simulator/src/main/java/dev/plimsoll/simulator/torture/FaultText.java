package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.world.fault.Fault;
import java.util.Locale;

/** A fault in words. */
final class FaultText {

    private FaultText() {}

    static String describe(Fault fault) {
        return String.format(
                Locale.ROOT,
                "%s from %d s to %d s%s, amount %.2f",
                fault.kind().word(),
                fault.window().fromMillis() / 1000,
                fault.window().untilMillis() / 1000,
                fault.target().isEmpty() ? "" : " at " + fault.target(),
                fault.amount());
    }
}
