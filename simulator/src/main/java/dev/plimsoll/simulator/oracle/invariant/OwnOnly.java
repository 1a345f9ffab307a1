package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** I12: only instances of our groups are ended. */
final class OwnOnly extends Invariant {

    private final Truth truth;

    OwnOnly(Truth truth, Consumer<Broken> verdicts) {
        super("I12", verdicts);
        this.truth = truth;
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        if (instance == null || truth.world().aws().group(instance.group()) == null) {
            broken(nowMillis, "instance " + id + " is ended, which belongs to none of our groups");
        }
    }
}
