package dev.plimsoll.simulator.world.door;

import static dev.plimsoll.simulator.world.TraceBuilder.trace;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.LivingWorld;
import dev.plimsoll.testkit.GroupWorld;
import dev.plimsoll.testkit.NodeGroupContract;

/** The simulated groups, through the ports that the control loop is given in a run. */
final class SimulatedGroupContractTest extends NodeGroupContract implements GroupWorld {

    private static final double SECONDS_AT_A_TIME = 60;

    private final LivingWorld living =
            new LivingWorld(trace().group("shop", "m5.large", 0, 5, "us-east-1b", "us-east-1a")
                    .group("floor", "m5.large", 1, 3, "us-east-1b", "us-east-1a")
                    .build());
    private double seconds;

    @Override
    protected GroupWorld world() {
        return this;
    }

    @Override
    public Outcome act(Action action) {
        return living.act(action);
    }

    @Override
    public NodeGroupState state(String group) {
        return living.observe().groups().items().stream()
                .filter(state -> state.group().name().equals(group))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void letTimePass() {
        seconds += SECONDS_AT_A_TIME;
        living.runTo(seconds);
    }

    @Override
    public void setDesired(String group, int desired) {
        living.world.aws().setDesiredCapacity(group, desired);
    }

    @Override
    public void setBounds(String group, int minSize, int maxSize) {
        living.world.aws().changeBounds(group, minSize, maxSize);
    }
}
