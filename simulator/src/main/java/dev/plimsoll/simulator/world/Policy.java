package dev.plimsoll.simulator.world;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.simulator.measure.PolicyLabel;

/** Something that decides how many nodes a world has: the product, a model of a rival, or a bound. One object serves one run. */
public interface Policy {

    PolicyLabel label();

    /** The world as this policy has it: bounds may change what no autoscaler can, all others take it as it is. */
    default WorldSettings adapt(WorldSettings common) {
        return common;
    }

    /** Called once, when the world stands at the start of its trace and nothing has happened: schedules the policy's own rounds. */
    void attach(SimulatedWorld world);
}
