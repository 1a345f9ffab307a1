package dev.plimsoll.daemon.fleet;

import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.journal.MemoryFormat;
import dev.plimsoll.kubernetes.act.ConfigMapStore;
import dev.plimsoll.kubernetes.act.ConfigMapStore.Stored;
import dev.plimsoll.kubernetes.api.ApiException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The memory in a ConfigMap, written over what was read last alone: two writers cannot both succeed. */
public final class ConfigMapMemory implements MemoryKeeper {

    private final ConfigMapStore store;
    private final BooleanSupplier mayAct;
    private @Nullable Stored seen;

    public ConfigMapMemory(ConfigMapStore store, BooleanSupplier mayAct) {
        this.store = store;
        this.mayAct = mayAct;
    }

    @Override
    public Memory load() throws ApiException, InterruptedException {
        Stored stored = store.read();
        byte[] value = stored.value();
        Memory memory = value == null ? Memory.NONE : MemoryFormat.read(value);
        seen = stored;
        return memory;
    }

    @Override
    public boolean isCurrent() {
        return seen != null;
    }

    @Override
    public Outcome keep(Memory memory) {
        if (!mayAct.getAsBoolean()) {
            return Refusals.LEASE_TOO_SHORT;
        }
        Stored before = seen;
        if (before == null) {
            return new Outcome.Refused("the memory has to be read again first");
        }
        try {
            seen = null; // until the answer is here, nobody knows what is kept
            seen = store.write(MemoryFormat.write(memory), before);
            return Outcome.DONE;
        } catch (ApiException unkept) {
            return new Outcome.Failed("the memory cannot be kept: " + unkept.summary());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Refusals.STOPPING;
        }
    }
}
