package dev.plimsoll.simulator.world.door;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.cloud.SimulatedAws;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The groups as they are at this moment; calls take effect at once or are refused. */
public final class DirectCloudDoor implements CloudDoor {

    private final WorldContext context;
    private final SimulatedAws aws;
    private final DoorListeners listeners;

    public DirectCloudDoor(WorldContext context, SimulatedAws aws, DoorListeners listeners) {
        this.context = context;
        this.aws = aws;
        this.listeners = listeners;
    }

    @Override
    public Snapshot<NodeGroupState> groups(Instant now) {
        return new Snapshot<>(aws.groups(), now, true);
    }

    @Override
    public @Nullable NodeGroupState group(String name) {
        return aws.group(name);
    }

    @Override
    public Outcome setDesiredCapacity(String group, int desired) {
        NodeGroupState live = aws.group(group);
        if (live != null) {
            listeners.tell(listener -> listener.settingDesired(context.now(), group, live.desired(), desired));
        }
        return aws.setDesiredCapacity(group, desired);
    }

    @Override
    public Outcome terminateAndDecrement(String id) {
        SimulatedInstance instance = aws.instance(id);
        listeners.tell(listener -> listener.ending(context.now(), id, instance));
        return aws.terminateInstance(id, true);
    }
}
