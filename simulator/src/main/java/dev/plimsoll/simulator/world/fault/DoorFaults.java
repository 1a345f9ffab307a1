package dev.plimsoll.simulator.world.fault;

import dev.plimsoll.simulator.world.state.WorldContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which faults are between an autoscaler and its world at this moment. */
final class DoorFaults {

    private final WorldContext context;
    private final FaultTally tally;
    private final long startMillis;
    private final Map<DoorFault, List<Fault.AtDoor>> byKind = new EnumMap<>(DoorFault.class);

    DoorFaults(WorldContext context, FaultTally tally, List<Fault> faults) {
        this.context = context;
        this.tally = tally;
        this.startMillis = context.now();
        for (Fault fault : faults) {
            if (fault instanceof Fault.AtDoor door) {
                byKind.computeIfAbsent(door.kind(), kind -> new ArrayList<>()).add(door);
            }
        }
    }

    /** The fault of a kind that is on now; null when none is. */
    Fault.@Nullable AtDoor on(DoorFault kind) {
        long now = context.now() - startMillis;
        for (Fault.AtDoor fault : byKind.getOrDefault(kind, List.of())) {
            if (now >= fault.window().fromMillis() && now < fault.window().untilMillis()) {
                return fault;
            }
        }
        return null;
    }

    /** The same, counted as having taken effect. */
    boolean strikes(DoorFault kind) {
        Fault.AtDoor fault = on(kind);
        if (fault != null) {
            tally.tookEffect(fault);
        }
        return fault != null;
    }

    void tookEffect(Fault fault) {
        tally.tookEffect(fault);
    }

    /** The latest time for which something must be remembered to be shown later, in milliseconds before now. */
    long longestLagMillis() {
        return byKind.getOrDefault(DoorFault.DESCRIBE_LAG, List.of()).stream()
                .mapToLong(fault -> Math.round(fault.amount() * 1000))
                .max()
                .orElse(0);
    }

    long nowMillis() {
        return context.now();
    }
}
