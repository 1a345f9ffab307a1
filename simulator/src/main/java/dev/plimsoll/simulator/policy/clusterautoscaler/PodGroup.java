package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * So many equal pods of one controller; a pod without a controller stands alone (pkg/core/scaleup/equivalence/groups.go).
 */
record PodGroup(PodShape shape, int count) {

    /** Beyond so many groups of one controller further unlike pods stand alone. */
    private static final int GROUPS_PER_CONTROLLER = 10;

    private record Key(Owner.Kind kind, String owner, PodShape shape) {}

    /** In the order in which they are first seen. */
    static List<PodGroup> of(List<Pod> pods) {
        var groups = new ArrayList<PodGroup>();
        Map<Key, Integer> known = new HashMap<>(); // asked only, never walked
        Map<String, Integer> perOwner = new HashMap<>(); // asked only, never walked
        for (Pod pod : pods) {
            var key = new Key(pod.owner().kind(), pod.owner().name(), pod.shape());
            boolean alone = pod.owner().kind() == Owner.Kind.BARE;
            Integer index = alone ? null : known.get(key);
            if (index != null) {
                groups.set(index, new PodGroup(pod.shape(), groups.get(index).count() + 1));
                continue;
            }
            String owner = key.kind() + "/" + pod.shape().namespace() + "/" + key.owner();
            if (!alone && perOwner.merge(owner, 1, Integer::sum) <= GROUPS_PER_CONTROLLER) {
                known.put(key, groups.size());
            }
            groups.add(new PodGroup(pod.shape(), 1));
        }
        return groups;
    }
}
