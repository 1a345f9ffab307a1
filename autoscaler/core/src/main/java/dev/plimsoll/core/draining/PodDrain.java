package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.NodeKept.BlockedByPod;
import dev.plimsoll.core.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drain of a node would come to: which of its pods are evicted, which are waited for, which of DaemonSets are evicted
 * before the node ends, which are left to end with it; and the first that keeps the node, after which nobody looked further.
 */
public record PodDrain(
        List<Pod> evicted,
        List<Pod> awaited,
        List<Pod> daemons,
        List<Pod> left,
        @Nullable BlockedByPod blocker) {

    public PodDrain {
        evicted = List.copyOf(evicted);
        awaited = List.copyOf(awaited);
        daemons = List.copyOf(daemons);
        left = List.copyOf(left);
    }

    /** Whether none of the pods would be missed if the node ended now. */
    public boolean isDone() {
        return blocker == null
                && awaited.isEmpty()
                && evicted.stream().allMatch(pod -> pod.life().ending().finished());
    }
}
