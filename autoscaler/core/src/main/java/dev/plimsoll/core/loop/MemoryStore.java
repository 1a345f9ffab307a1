package dev.plimsoll.core.loop;

import dev.plimsoll.core.round.Outcome;

/**
 * The port through which the loop's memory outlives the process. It is kept before anything is done on its strength: what is not
 * kept is not done, so that a successor knows of every purchase and removal that may have been asked for.
 */
public interface MemoryStore {

    /** For loops that end with their process. */
    MemoryStore NONE = memory -> Outcome.DONE;

    Outcome keep(Memory memory);
}
