package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.ZoneTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one group has on its way: instances that will become nodes, those that should have long ago, and those not launched yet. */
public record Upcoming(List<NodeTemplate> coming, List<Instance> overdue) {

    /** Instances younger than the timeout are coming; of desired capacity not launched yet, as much as an order still covers is. */
    public static Upcoming of(
            NodeGroupState state, List<Instance> waiting, Duration timeout, boolean ordered, Instant now) {
        var coming = new ArrayList<NodeTemplate>();
        var overdue = new ArrayList<Instance>();
        for (Instance instance : waiting) {
            if (now.isBefore(instance.launchedAt().plus(timeout))) {
                templateIn(state.group(), instance.zone()).ifPresent(coming::add);
            } else {
                overdue.add(instance);
            }
        }
        if (ordered && !state.group().templates().isEmpty()) {
            addNotLaunched(state, coming);
        }
        return new Upcoming(coming, overdue);
    }

    private static void addNotLaunched(NodeGroupState state, List<NodeTemplate> coming) {
        int missing = Math.max(0, Math.toIntExact(state.desired() - state.liveInstances()));
        var turns = new ZoneTurns(new GroupOffer(state.group(), missing, instancesByZone(state)));
        coming.addAll(turns.take(missing));
    }

    /** The group as something to buy from, counting what is on its way. */
    public static GroupOffer offer(NodeGroupState state, int desired) {
        return new GroupOffer(state.group(), Math.max(0, state.group().maxSize() - desired), instancesByZone(state));
    }

    private static SortedMap<String, Integer> instancesByZone(NodeGroupState state) {
        var zones = new TreeMap<String, Integer>();
        state.group()
                .templates()
                .forEach(template -> zones.put(template.source().zone(), 0));
        state.instances().stream()
                .filter(Instance::isLive)
                .forEach(instance -> zones.merge(instance.zone(), 1, Integer::sum));
        return zones;
    }

    /** That of another zone where there is none of this; empty for a group of which nobody knows what it launches. */
    public static Optional<NodeTemplate> templateIn(NodeGroup group, String zone) {
        return group.templates().stream()
                .filter(template -> template.source().zone().equals(zone))
                .findFirst()
                .or(() -> group.templates().stream().findFirst());
    }
}
