package dev.plimsoll.simulator.oracle.invariant;

import java.util.function.Consumer;

/** I7: one round buys at most ten nodes or a fifth of the cluster, whichever is more. */
final class GrowthBudget extends Invariant {

    private static final int NODES = 10;
    private static final double SHARE = 0.2;

    private final Truth truth;
    private long roundMillis = Long.MIN_VALUE;
    private int bought;
    private int had;

    GrowthBudget(Truth truth, Consumer<Broken> verdicts) {
        super("I7", verdicts);
        this.truth = truth;
    }

    @Override
    public void settingDesired(long nowMillis, String group, int before, int target) {
        if (target <= before) {
            return;
        }
        if (nowMillis != roundMillis) {
            roundMillis = nowMillis;
            bought = 0;
            had = truth.desired();
        }
        bought += target - before;
        int most = Math.max(NODES, (int) Math.ceil(SHARE * had));
        if (bought > most) {
            broken(nowMillis, "one round buys " + bought + " nodes beside " + had + ", at most " + most);
        }
    }
}
