package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.NodeGroupState;
import java.util.function.Consumer;

/** I1: what we write is within the group's live bounds and the cluster's limit of nodes. */
final class BoundsKept extends Invariant {

    private final Truth truth;

    BoundsKept(Truth truth, Consumer<Broken> verdicts) {
        super("I1", verdicts);
        this.truth = truth;
    }

    @Override
    public void settingDesired(long nowMillis, String group, int before, int target) {
        NodeGroupState state = truth.world().aws().group(group);
        if (target <= before || state == null) {
            return;
        }
        if (target > state.group().maxSize()) {
            broken(
                    nowMillis,
                    "group " + group + " is raised from " + before + " to " + target + ", at most "
                            + state.group().maxSize());
        }
        Long most = truth.settings().limits().nodes();
        int total = truth.desired() - before + target;
        if (most != null && total > most) {
            broken(
                    nowMillis,
                    "group " + group + " is raised from " + before + " to " + target + ", which makes " + total
                            + " nodes of at most " + most);
        }
    }
}
