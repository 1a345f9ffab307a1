package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SpotPrices;
import dev.plimsoll.core.model.StartupTaints;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.GroupTemplates;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.core.template.NodeTemplateTags;
import dev.plimsoll.core.template.SeenNodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins what AWS says of groups with what Kubernetes says of their nodes: sizes, instances, and what one more node would be.
 * What the nodes of a group have shown outlasts the last of them. What did not change is not made anew.
 */
final class GroupStates {

    private final LiveGroups specs;
    private final MemoryOverhead overhead;
    private Map<String, Known> known = new TreeMap<>();
    private @Nullable Instant changesAt;

    GroupStates(SpotPrices spot, MemoryOverhead overhead) {
        specs = new LiveGroups(spot);
        this.overhead = overhead;
    }

    /**
     * Nodes that show what the next would be: those that are ready and not on their way out. What those bear that are new may be
     * of their start: it is learned from the settled ones.
     */
    private record Siblings(List<Node> all, List<Node> settled) {

        SeenNodes show() {
            return SeenNodes.of(all).withTraitsOf(SeenNodes.of(settled));
        }

        boolean areThoseOf(Siblings others) {
            return areTheSame(all, others.all()) && areTheSame(settled, others.settled());
        }
    }

    /** What was known of a group when it was last looked at; the specification is null if it offers no type. */
    private record Known(
            Siblings siblings,
            SeenNodes seen,
            @Nullable GroupSpec spec,
            List<PodShape> daemonPods,
            List<NodeTemplate> templates) {}

    /** The groups in the order given; what one of them lacks is its own matter. */
    List<NodeGroupState> of(Fleet fleet, List<NodeState> nodes, List<PodShape> daemonPods, Instant now) {
        Map<String, Node> byInstance = new HashMap<>(); // asked only
        nodes.forEach(state -> byInstance.put(state.node().status().instanceId(), state.node()));
        var next = new TreeMap<String, Known>();
        var settling = new Alarm(now);
        List<NodeGroupState> states = fleet.groups().items().stream()
                .map(group -> {
                    Known latest = look(group, siblings(group, byInstance, now, settling), daemonPods);
                    next.put(group.name(), latest);
                    return state(group, latest.templates(), fleet);
                })
                .toList();
        known = next;
        changesAt = settling.earliest();
        return states;
    }

    /** From when on the same would be more, as a node has settled by then; null if no node is that new. */
    @Nullable
    Instant changesAt() {
        return changesAt;
    }

    private static Siblings siblings(
            AutoScalingGroup group, Map<String, Node> byInstance, Instant now, Alarm settling) {
        var all = new ArrayList<Node>();
        var settled = new ArrayList<Node>();
        for (Instance instance : group.state().instances()) {
            Node node = byInstance.get(instance.id());
            if (node != null && SeenNodes.isShownBy(node)) {
                Instant settledAt = node.status().registeredAt().plus(StartupTaints.STRANGE_FOR);
                settling.at(settledAt);
                all.add(node);
                if (!now.isBefore(settledAt)) {
                    settled.add(node);
                }
            }
        }
        return new Siblings(all, settled);
    }

    @SuppressWarnings("ReferenceEquality") // identity is how unchanged parts are told
    private Known look(AutoScalingGroup group, Siblings siblings, List<PodShape> daemonPods) {
        Known before = known.get(group.name());
        SeenNodes remembered = before == null ? SeenNodes.NONE : before.seen();
        SeenNodes seen = before != null && before.siblings().areThoseOf(siblings)
                ? remembered
                : remembered.followedBy(siblings.show());
        GroupSpec spec = group.offer().instanceTypes().isEmpty() ? null : specs.of(group);
        if (before != null
                && before.daemonPods() == daemonPods
                && before.seen().equals(seen)
                && Objects.equals(before.spec(), spec)) {
            return new Known(siblings, seen, spec, daemonPods, before.templates());
        }
        List<NodeTemplate> templates =
                spec == null ? List.of() : new GroupTemplates(overhead, daemonPods).of(spec, seen);
        return new Known(siblings, seen, spec, daemonPods, templates);
    }

    @SuppressWarnings("ReferenceEquality") // an unchanged node is the same object
    private static boolean areTheSame(List<Node> some, List<Node> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** What of the groups last looked at is passed over or estimated, with the remedies, by group. */
    SortedMap<String, List<String>> warnings(Fleet fleet) {
        var warnings = new TreeMap<String, List<String>>();
        for (AutoScalingGroup group : fleet.groups().items()) {
            var all = new ArrayList<>(group.warnings());
            all.addAll(NodeTemplateTags.of(group.offer().tags()).warnings());
            if (!all.isEmpty()) {
                warnings.put(group.name(), List.copyOf(all));
            }
        }
        return ImmutableMaps.copyOf(warnings);
    }

    private static NodeGroupState state(AutoScalingGroup group, List<NodeTemplate> templates, Fleet fleet) {
        return new NodeGroupState(
                new NodeGroup(
                        group.name(),
                        group.bounds().minSize(),
                        group.bounds().maxSize(),
                        templates,
                        NodeTemplateTags.of(group.offer().tags()).options()),
                group.state().desired(),
                group.state().instances(),
                group.condition(fleet.failuresOf(group)));
    }
}
