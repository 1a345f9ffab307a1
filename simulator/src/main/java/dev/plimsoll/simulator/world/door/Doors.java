package dev.plimsoll.simulator.world.door;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.loop.Observer;
import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Observation;

/** The two doors between an autoscaler and its world, and the control loop's ports over them. */
public record Doors(ApiDoor api, CloudDoor cloud) {

    /** Reads the cloud first and Kubernetes after it, so that what lags can only make an instance look younger than it is. */
    public Observer observer() {
        return now -> {
            var groups = cloud.groups(now);
            return new Observation(
                    api.nodes(now), api.unschedulablePods(now), groups, api.budgets(now), ClusterFacts.NONE);
        };
    }

    public Actuator actuator() {
        return new DoorActuator(this);
    }
}
