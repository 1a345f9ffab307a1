package dev.plimsoll.simulator.world.door;

import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import org.jspecify.annotations.Nullable;

/** Is told what autoscalers truly do at the doors, right before it takes effect (milliseconds since 1970). */
public interface DoorListener {

    /** A group's desired capacity is about to be written. */
    default void settingDesired(long nowMillis, String group, int before, int target) {}

    /** An instance is about to be ended by id; null: there is none of that id. */
    default void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {}

    default void tainting(long nowMillis, SimulatedNode node, Taint taint) {}

    default void untainting(long nowMillis, SimulatedNode node, String key) {}

    /** The Eviction API is about to be asked for a pod that is there. */
    default void evicting(long nowMillis, SimulatedPod pod) {}
}
