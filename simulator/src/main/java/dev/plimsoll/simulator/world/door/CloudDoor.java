package dev.plimsoll.simulator.world.door;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.round.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that an autoscaler sees of the simulated AWS and does to it; faults come between by decorating this. */
public interface CloudDoor {

    /** All groups in the order of names, with their instances. */
    Snapshot<NodeGroupState> groups(Instant now);

    /** One group, read right now; null if there is none of that name. */
    @Nullable
    NodeGroupState group(String name);

    /** SetDesiredCapacity: absolute, within the group's bounds. */
    Outcome setDesiredCapacity(String group, int desired);

    /** TerminateInstanceInAutoScalingGroup with decrement. */
    Outcome terminateAndDecrement(String instance);
}
