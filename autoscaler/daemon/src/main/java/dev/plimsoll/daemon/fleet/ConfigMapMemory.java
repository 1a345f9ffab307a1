package dev.plimsoll.daemon.fleet;

import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.journal.MemoryFormat;
import dev.plimsoll.journal.UnreadableMemoryException;
import dev.plimsoll.kubernetes.act.ConfigMapStore;
import dev.plimsoll.kubernetes.act.ConfigMapStore.Stored;
import dev.plimsoll.kubernetes.api.ApiException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory in a ConfigMap, written over what was read last alone: two writers cannot both succeed. What cannot be read is put
 * aside, and the loop goes on from what the cluster shows; only what a later program wrote is waited for.
 */
public final class ConfigMapMemory implements MemoryKeeper {

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.memory");

    private static final int MOST_TRIES_ASIDE = 5;

    private final ConfigMapStore store;
    private final ConfigMapStore aside;
    private final BooleanSupplier mayAct;
    private volatile String trouble = "";
    private @Nullable Stored seen;
    private int triesAside;

    /** Kept in one store; what cannot be read is put into the other. */
    public ConfigMapMemory(ConfigMapStore store, ConfigMapStore aside, BooleanSupplier mayAct) {
        this.store = store;
        this.aside = aside;
        this.mayAct = mayAct;
    }

    @Override
    public Memory load() throws ApiException, InterruptedException {
        Stored stored = store.read();
        byte[] value = stored.value();
        Memory memory = value == null ? Memory.NONE : read(value);
        seen = stored;
        return memory;
    }

    private Memory read(byte[] value) throws ApiException, InterruptedException {
        try {
            return MemoryFormat.read(value);
        } catch (UnreadableMemoryException unreadable) {
            if (unreadable.isOfLaterProgram()) {
                throw unreadable;
            }
            trouble = unreadable.getMessage() + "; begun anew from what the cluster shows, " + putAside(value);
            LOG.error(trouble, unreadable);
            return Memory.NONE;
        }
    }

    /** What may pass is tried again with the next round, a few times: the old one is still where it was. */
    private String putAside(byte[] value) throws ApiException, InterruptedException {
        if (value.length > ConfigMapStore.LARGEST_BYTES) {
            return "the old one is lost, as its " + value.length + " bytes are more than may be put aside";
        }
        try {
            Stored _ = aside.write(value, aside.read());
            return "the old one is in " + aside.place();
        } catch (ApiException unkept) {
            triesAside++;
            if (unkept.mayPass() && triesAside < MOST_TRIES_ASIDE) {
                throw unkept;
            }
            return "the old one is lost, as " + aside.place() + " cannot be written: " + unkept.summary();
        }
    }

    @Override
    public String trouble() {
        return trouble;
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
        byte[] bytes = MemoryFormat.write(memory);
        if (bytes.length > ConfigMapStore.LARGEST_BYTES) {
            return new Outcome.Failed("the memory cannot be kept: it has " + bytes.length + " bytes, and "
                    + store.place() + " takes " + ConfigMapStore.LARGEST_BYTES
                    + ": give the groups to several Plimsolls");
        }
        try {
            seen = null; // until the answer is here, nobody knows what is kept
            seen = store.write(bytes, before);
            return Outcome.DONE;
        } catch (ApiException unkept) {
            return new Outcome.Failed("the memory cannot be kept: " + unkept.summary());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Refusals.STOPPING;
        }
    }
}
