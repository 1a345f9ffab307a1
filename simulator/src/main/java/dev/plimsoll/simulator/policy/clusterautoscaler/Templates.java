package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one more node of a group would be: like a node of it that is ready for a minute, for good once there was one; before
 * that what its instance type is said to have, with nothing taken off (pkg/processors/nodeinfosprovider, AWS TemplateNodeInfo).
 */
final class Templates {

    private static final Duration STABLE = Duration.ofMinutes(1);

    /** What the AWS provider takes every machine to have. */
    private static final int PODS = 110;

    private final Function<String, @Nullable InstanceType> types;
    private final TreeMap<String, Known> seen = new TreeMap<>();
    private final TreeMap<String, Instant> readySince = new TreeMap<>();

    /** A group's node without what is its own; what pods may ask of it; and what the machine has in all. */
    record Known(NodeTemplate like, Resources free, Resources machine) {

        Node fresh(String name) {
            var labels = new TreeMap<>(like.labels());
            labels.put(WellKnown.HOSTNAME, name);
            return new Node(name, labels, like.taints(), free, new Node.Status(true, false, Instant.EPOCH, ""));
        }
    }

    Templates(Function<String, @Nullable InstanceType> types) {
        this.types = types;
    }

    /** Learns from the nodes there are; the time at which there may be more to learn, null if none is near. */
    @Nullable
    Instant learn(ClusterView view) {
        Instant next = null;
        var taught = new TreeMap<String, Boolean>();
        for (PlacedNode placed : view.nodes()) {
            Node node = placed.state().node();
            if (!node.status().ready()) {
                readySince.remove(node.name());
                continue;
            }
            Instant since = readySince.computeIfAbsent(node.name(), name -> view.now());
            Ownership.Owned owned = view.ownership().of(placed);
            if (owned == null || node.status().unschedulable() || node.hasTaint(WellKnown.TO_BE_DELETED)) {
                continue;
            }
            String group = owned.group().group().name();
            if (since.plus(STABLE).isBefore(view.now())) {
                if (taught.putIfAbsent(group, true) == null) {
                    seen.put(group, like(node, owned.group().group()));
                }
            } else if (!seen.containsKey(group)) {
                Instant stable = since.plus(STABLE).plusMillis(1);
                next = next == null || stable.isBefore(next) ? stable : next;
            }
        }
        if (readySince.size() > 2 * view.nodes().size() + 16) {
            readySince.keySet().removeIf(name -> view.node(name) == null);
        }
        return next;
    }

    private Known like(Node node, NodeGroup group) {
        NodeTemplate template = group.templates().getFirst();
        var labels = new TreeMap<>(node.labels());
        labels.remove(WellKnown.HOSTNAME);
        List<Taint> taints = new ArrayList<>();
        for (Taint taint : node.taints()) {
            if (template.taints().contains(taint)) {
                taints.add(taint);
            }
        }
        return new Known(
                new NodeTemplate(
                        template.source(), labels, taints, template.capacity(), template.microDollarsPerHour()),
                node.allocatable().minus(template.capacity().daemonSets()),
                template.capacity().machine());
    }

    Known of(NodeGroup group) {
        Known known = seen.get(group.name());
        if (known != null) {
            return known;
        }
        NodeTemplate template = group.templates().getFirst();
        InstanceType type = types.apply(template.source().instanceType());
        Resources nominal = type == null ? template.capacity().machine() : type.capacity();
        var machine = new Resources(nominal.cpuMillis(), nominal.memoryBytes(), PODS, nominal.others());
        return new Known(template, machine.minus(template.capacity().daemonSets()), machine);
    }
}
