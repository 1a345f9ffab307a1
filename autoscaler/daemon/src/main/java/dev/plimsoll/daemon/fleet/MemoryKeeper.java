package dev.plimsoll.daemon.fleet;

import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.MemoryStore;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.kubernetes.api.ApiException;

/** A store of memory that outlives the process, and what was kept there last. */
public interface MemoryKeeper extends MemoryStore {

    /** For trying things out: begins anew and keeps nothing. */
    MemoryKeeper FORGETFUL = new MemoryKeeper() {
        @Override
        public Memory load() {
            return Memory.NONE;
        }

        @Override
        public boolean isCurrent() {
            return true;
        }

        @Override
        public Outcome keep(Memory memory) {
            return Outcome.DONE;
        }
    };

    Memory load() throws ApiException, InterruptedException;

    /** Why what a leader before us knew is not known to us; "" if it is. */
    default String trouble() {
        return "";
    }

    /** Whether what is kept is known; if not, it has to be loaded again. */
    boolean isCurrent();
}
