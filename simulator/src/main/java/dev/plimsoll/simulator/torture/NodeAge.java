package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.measure.StepIntegral;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.WorldListener;

/** How long instances lived, all together. */
final class NodeAge implements WorldListener {

    private final StepIntegral live;

    NodeAge(long startMillis) {
        live = new StepIntegral(startMillis, 0);
    }

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        live.add(nowMillis, 1);
    }

    @Override
    public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
        live.add(nowMillis, -1);
    }

    /** In node-milliseconds. */
    long until(long nowMillis) {
        return live.until(nowMillis, 1);
    }
}
