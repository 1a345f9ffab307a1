package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.WorldListener;

/** How long instances lived, all together. */
final class NodeAge implements WorldListener {

    private long live;
    private long sinceMillis;
    private long millis;

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        change(nowMillis, 1);
    }

    @Override
    public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
        change(nowMillis, -1);
    }

    private void change(long nowMillis, int difference) {
        millis += live * (nowMillis - sinceMillis);
        sinceMillis = nowMillis;
        live += difference;
    }

    /** In node-milliseconds. */
    long until(long nowMillis) {
        change(nowMillis, 0);
        return millis;
    }
}
