package dev.plimsoll.simulator.world.fault;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** How often faults took effect, by kind: a fault that changed nothing is not counted. */
public final class FaultTally {

    private final SortedMap<String, Long> effects = new TreeMap<>();
    private final Consumer<String> listener;

    /** The listener is told the word of each fault when it takes effect. */
    public FaultTally(Consumer<String> listener) {
        this.listener = listener;
    }

    public void tookEffect(Fault fault) {
        effects.merge(fault.kind().word(), 1L, Long::sum);
        listener.accept(fault.kind().word());
    }

    public SortedMap<String, Long> effects() {
        return Collections.unmodifiableSortedMap(effects);
    }
}
