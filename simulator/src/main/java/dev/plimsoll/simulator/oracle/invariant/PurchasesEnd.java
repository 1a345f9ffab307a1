package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import java.util.function.Consumer;

/**
 * L3: once all is quiet, instances that never became nodes are given up beyond their deadline, if need be one after the other:
 * while one is overdue, another goes every few minutes.
 */
final class PurchasesEnd extends Invariant {

    private static final long PATIENCE_MILLIS = 30 * 60_000;
    private static final long NEXT_MILLIS = 12 * 60_000;

    private final Truth truth;
    private long lastEndMillis;

    PurchasesEnd(Truth truth, Consumer<Broken> verdicts) {
        super("L3", verdicts);
        this.truth = truth;
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        lastEndMillis = nowMillis;
    }

    @Override
    void quiet(long nowMillis) {
        for (NodeGroupState state : truth.world().aws().groups()) {
            for (SimulatedInstance instance :
                    truth.world().aws().instances(state.group().name())) {
                long since = Math.max(truth.quiet().sinceMillis(), instance.launchedMillis());
                if (instance.isLive()
                        && truth.nodeOf(instance) == null
                        && nowMillis - since > PATIENCE_MILLIS
                        && nowMillis - lastEndMillis > NEXT_MILLIS
                        && state.desired() > state.group().minSize()) {
                    broken(
                            nowMillis,
                            "instance " + instance.id() + " has never become a node in "
                                    + (nowMillis - instance.launchedMillis()) / 60_000 + " min, and is still there");
                    return;
                }
            }
        }
    }
}
