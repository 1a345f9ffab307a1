package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.simulator.world.door.DoorListener;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.util.function.Consumer;

/** One rule; it is told of all that happens in the world, at the doors and in the rounds, and says when it is broken. */
abstract class Invariant implements WorldListener, DoorListener {

    private final String id;
    private final Consumer<Broken> verdicts;

    Invariant(String id, Consumer<Broken> verdicts) {
        this.id = id;
        this.verdicts = verdicts;
    }

    final void broken(long nowMillis, String message) {
        verdicts.accept(new Broken(id, nowMillis, message));
    }

    /** A round was decided, at a true time, after its observer was told this. */
    void decided(long nowMillis, Observation told, Decision decision) {}

    /** A step of the round was taken. */
    void acted(long nowMillis, Observation told, Step step, Outcome outcome) {}

    /** The run is over, and nothing has gone wrong or changed for as long as the truth says. */
    void quiet(long nowMillis) {}
}
