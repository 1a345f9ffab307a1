package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.SimulatedWorld;
import java.time.Instant;

/** A rival's powers over a simulated world: the same calls of AWS and Kubernetes that the product makes, and the blunter one it never does. */
final class WorldControls implements Controls {

    private static final String OPERATION = "rival";

    private final SimulatedWorld world;

    WorldControls(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public void setDesired(String group, int desired) {
        world.doors().cloud().setDesiredCapacity(group, desired);
    }

    @Override
    public boolean terminate(String instance) {
        return world.doors().cloud().terminateAndDecrement(instance).equals(Outcome.DONE);
    }

    @Override
    public void taint(String node) {
        act(new Action.TaintNode(node, OPERATION));
    }

    @Override
    public void untaint(String node) {
        act(new Action.UntaintNode(node, OPERATION));
    }

    @Override
    public boolean evict(String pod, String node) {
        return act(new Action.EvictPod(pod, node)).equals(Outcome.DONE);
    }

    private Outcome act(Action action) {
        return world.doors()
                .actuator()
                .act(action, Instant.ofEpochMilli(world.engine().nowMillis()));
    }
}
