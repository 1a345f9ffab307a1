package dev.plimsoll.daemon.run;

import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.daemon.fleet.MemoryKeeper;
import dev.plimsoll.kubernetes.api.ApiException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The loop while we lead, with the memory that the leader before us kept; none while we do not. */
final class Leadership {

    private final BooleanSupplier leading;
    private final MemoryKeeper memory;
    private final Function<Memory, ControlLoop> loops;
    private @Nullable ControlLoop loop;

    Leadership(BooleanSupplier leading, MemoryKeeper memory, Function<Memory, ControlLoop> loops) {
        this.leading = leading;
        this.memory = memory;
        this.loops = loops;
    }

    /** The loop to run now; null while another leads. A memory that cannot be read is an exception, and no reason to forget it. */
    @Nullable
    ControlLoop loop() throws ApiException, InterruptedException {
        if (!leading.getAsBoolean()) {
            loop = null;
            return null;
        }
        ControlLoop current = memory.isCurrent() ? loop : null;
        if (current == null) {
            current = loops.apply(memory.load());
            loop = current;
        }
        return current;
    }
}
