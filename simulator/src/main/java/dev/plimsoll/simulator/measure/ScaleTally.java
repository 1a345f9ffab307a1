package dev.plimsoll.simulator.measure;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what was done to nodes and pods. A pod counts as evicted when it is thrown off its node: by the Eviction API, for one
 * of higher priority, or by the end of the node; instances with which a group stood ready do not count as bought.
 */
final class ScaleTally {

    private static final long FLAP_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Map<String, Long> lastGivenBack = new HashMap<>();
    private long evictions;
    private long bought;
    private long givenBack;
    private long flaps;

    void evicted() {
        evictions++;
    }

    void launched(long nowMillis, SimulatedInstance instance) {
        if (!instance.wasOrdered()) {
            return;
        }
        bought++;
        Long last = lastGivenBack.get(instance.group());
        if (last != null && nowMillis - last <= FLAP_MILLIS) {
            flaps++;
        }
    }

    void givenBack(long nowMillis, SimulatedInstance instance) {
        givenBack++;
        lastGivenBack.put(instance.group(), nowMillis);
    }

    RunResult.Counts counts(long neverPlaced) {
        return new RunResult.Counts(neverPlaced, evictions, bought, givenBack, flaps);
    }
}
