package dev.plimsoll.daemon.fleet;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Lets a step begin only while the right to act lasts longer than one call can take. */
public final class FencedActuator implements Actuator {

    private final BooleanSupplier mayAct;
    private final Actuator inner;

    public FencedActuator(BooleanSupplier mayAct, Actuator inner) {
        this.mayAct = mayAct;
        this.inner = inner;
    }

    @Override
    public Outcome act(Action action, Instant now) {
        return mayAct.getAsBoolean() ? inner.act(action, now) : Refusals.LEASE_TOO_SHORT;
    }
}
