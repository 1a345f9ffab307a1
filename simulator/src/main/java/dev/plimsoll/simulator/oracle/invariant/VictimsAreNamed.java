package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.NodeGroupState;
import java.util.function.Consumer;

/** I2: AWS never picks a victim for us: no desired capacity below the live one is written while the group has instances. */
final class VictimsAreNamed extends Invariant {

    private final Truth truth;

    VictimsAreNamed(Truth truth, Consumer<Broken> verdicts) {
        super("I2", verdicts);
        this.truth = truth;
    }

    @Override
    public void settingDesired(long nowMillis, String group, int before, int target) {
        NodeGroupState state = truth.world().aws().group(group);
        if (state != null && target < before && Truth.live(state) > target) {
            broken(
                    nowMillis,
                    "group " + group + " is lowered from " + before + " to " + target + " with " + Truth.live(state)
                            + " live instances: AWS picks who goes");
        }
    }
}
