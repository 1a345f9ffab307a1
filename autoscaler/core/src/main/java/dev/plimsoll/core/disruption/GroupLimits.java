package dev.plimsoll.core.disruption;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.round.Ownership;
import org.jspecify.annotations.Nullable;

/** Why nothing may be taken from a group as it is, whichever of its nodes it would be. */
final class GroupLimits {

    private GroupLimits() {}

    /** Null when one may be taken; so many are leaving already. A group that we could not fill again is not emptied. */
    static @Nullable NodeKept whyNone(NodeGroupState group, int leaving, Ownership ownership) {
        String cannotTerminate = group.condition().cannotTerminate();
        if (cannotTerminate != null) {
            return new NodeKept.GroupCannotTerminate(cannotTerminate);
        }
        String cannotLaunch = group.condition().cannotLaunch();
        if (cannotLaunch != null) {
            return new NodeKept.GroupCannotLaunch(cannotLaunch);
        }
        String doubt = ownership.doubt(group);
        if (doubt != null) {
            return new NodeKept.IdentityInDoubt(doubt);
        }
        int size = (int) group.liveInstances() - leaving;
        return size <= group.group().minSize()
                ? new NodeKept.NodeGroupMinSizeReached(size, group.group().minSize())
                : null;
    }
}
