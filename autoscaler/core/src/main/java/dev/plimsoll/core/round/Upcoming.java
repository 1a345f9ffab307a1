package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.StartupTaints;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.ZoneTurns;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A node that will be: from its template (null: nobody knows what the group launches), and as what it has registered (null: not yet). */
public record Upcoming(
        @Nullable NodeTemplate template, @Nullable PlacedNode registered) {

    /** What one group has on its way; of desired capacity not launched yet, as much as an order still covers. */
    public static List<Upcoming> of(NodeGroupState state, Fleets fleets, boolean ordered) {
        var upcoming = new ArrayList<Upcoming>();
        for (Fleets.Coming coming : fleets.of(state).coming()) {
            NodeTemplate template = Ownership.templateIn(
                            state.group(), coming.instance().zone())
                    .orElse(null);
            if (template != null || coming.node() != null) {
                upcoming.add(new Upcoming(template, coming.node()));
            }
        }
        if (ordered && !state.group().templates().isEmpty()) {
            addNotLaunched(state, upcoming);
        }
        return upcoming;
    }

    private static void addNotLaunched(NodeGroupState state, List<Upcoming> upcoming) {
        int missing = Math.max(0, Math.toIntExact(state.desired() - state.liveInstances()));
        var turns = new ZoneTurns(new GroupOffer(state.group(), missing, instancesByZone(state)));
        turns.take(missing).forEach(template -> upcoming.add(new Upcoming(template, null)));
    }

    /** The node as it will be once it is ready. One that has registered shows what it has, but for the taints that will go. */
    public Node freshNode(String suffix) {
        if (registered == null) {
            if (template == null) {
                throw new IllegalStateException("neither a template nor a node is known");
            }
            return template.freshNode(suffix);
        }
        Node node = registered.state().node();
        var status = new Node.Status(
                true, false, node.status().registeredAt(), "", node.status().equipment());
        return new Node(
                node.name() + "-" + suffix,
                node.labels(),
                node.taints().stream()
                        .filter(taint -> template == null
                                ? !StartupTaints.isPassing(taint)
                                : template.taints().contains(taint))
                        .toList(),
                template == null ? node.allocatable() : template.capacity().free(),
                status);
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
}
