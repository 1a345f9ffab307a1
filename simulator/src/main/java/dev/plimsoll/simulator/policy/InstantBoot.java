package dev.plimsoll.simulator.policy;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.SimulatedWorld;

/** A bound on waiting: a policy in a world where a node is ready the moment it is bought. */
public final class InstantBoot implements Policy {

    private final Policy policy;

    public InstantBoot(Policy policy) {
        this.policy = policy;
    }

    @Override
    public PolicyLabel label() {
        return new PolicyLabel("instant-boot", PolicyLabel.Kind.BOUND);
    }

    @Override
    public WorldSettings adapt(WorldSettings common) {
        return policy.adapt(common).withInstantBoot();
    }

    @Override
    public void attach(SimulatedWorld world) {
        policy.attach(world);
    }
}
