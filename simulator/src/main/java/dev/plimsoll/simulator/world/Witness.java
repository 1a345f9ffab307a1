package dev.plimsoll.simulator.world;

import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.world.state.WorldListener;

/** Watches a run and holds it against rules of its own. */
public interface Witness extends WorldListener {

    /** After the run: throws if anything that happened, or the result, cannot be. */
    void check(RunResult result);

    /** Sees nothing and objects to nothing. */
    static Witness none() {
        return result -> {};
    }
}
