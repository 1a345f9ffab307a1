package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.SpotPrices;
import dev.plimsoll.core.template.MemoryOverhead;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the daemon takes one more node of a group to be. */
public final class AskedDaemon {

    private AskedDaemon() {}

    public static List<NodeTemplate> templates(
            AutoScalingGroup group, MemoryOverhead overhead, List<NodeState> nodes, List<PodShape> daemonPods) {
        var fleet = new Fleet(new Snapshot<>(List.of(group), Instant.EPOCH, true), Map.of());
        return new GroupStates(SpotPrices.DEFAULT, overhead)
                .of(fleet, nodes, daemonPods, Instant.MAX) // all have settled
                .getFirst()
                .group()
                .templates();
    }
}
