package dev.plimsoll.simulator.torture;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.loop.ControlLoop.Ports;
import dev.plimsoll.core.loop.MemoryStore;
import dev.plimsoll.core.loop.Observer;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.round.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What mutants do to what is seen and to what is done. */
final class Tampering {

    private Tampering() {}

    static Ports seeing(Ports ports, UnaryOperator<Observation> change) {
        Observer changed = now -> change.apply(ports.observer().observe(now));
        return new Ports(changed, ports.actuator(), ports.store(), ports.listener());
    }

    static Ports acting(Ports ports, Actuator actuator) {
        return new Ports(ports.observer(), actuator, ports.store(), ports.listener());
    }

    /** Nothing outlives the process. */
    static Ports forgetting(Ports ports) {
        return new Ports(ports.observer(), ports.actuator(), MemoryStore.NONE, ports.listener());
    }

    static Observation nodes(Observation seen, UnaryOperator<List<NodeState>> change) {
        Snapshot<NodeState> nodes = seen.nodes();
        return new Observation(
                new Snapshot<>(change.apply(nodes.items()), nodes.readAt(), nodes.complete()),
                seen.unschedulablePods(),
                seen.groups(),
                seen.budgets(),
                seen.facts());
    }

    static Observation eachNode(Observation seen, UnaryOperator<NodeState> change) {
        return nodes(seen, nodes -> nodes.stream().map(change).toList());
    }

    static Observation eachGroup(Observation seen, UnaryOperator<NodeGroupState> change) {
        Snapshot<NodeGroupState> groups = seen.groups();
        return new Observation(
                seen.nodes(),
                seen.unschedulablePods(),
                new Snapshot<>(groups.items().stream().map(change).toList(), groups.readAt(), groups.complete()),
                seen.budgets(),
                seen.facts());
    }

    static NodeState with(NodeState state, List<Taint> taints) {
        Node node = state.node();
        return new NodeState(
                new Node(node.name(), node.labels(), taints, node.allocatable(), node.status()), state.pods());
    }

    /** The node of an instance as it is seen; null when none is. */
    static @Nullable NodeState nodeOf(Observation seen, Instance instance) {
        return seen.nodes().items().stream()
                .filter(state -> state.node().status().instanceId().equals(instance.id()))
                .findFirst()
                .orElse(null);
    }

    /** Instances that are kept from sight; what is bought is bought beside them all the same. */
    static final class Hidden {
        private final TreeMap<String, Integer> byGroup = new TreeMap<>();

        /** The group seems to have fewer, and to want fewer. */
        NodeGroupState hide(NodeGroupState group, Predicate<Instance> hidden) {
            List<Instance> left =
                    group.instances().stream().filter(hidden.negate()).toList();
            int desired = Math.max(0, group.desired() - (group.instances().size() - left.size()));
            return shown(group, new NodeGroupState(group.group(), desired, left, group.condition()));
        }

        NodeGroupState shown(NodeGroupState truth, NodeGroupState shown) {
            byGroup.put(truth.group().name(), truth.desired() - shown.desired());
            return shown;
        }

        Ports beside(Ports ports) {
            return acting(
                    ports,
                    (action, now) -> ports.actuator()
                            .act(action instanceof Action.RaiseDesired raise ? beside(raise) : action, now));
        }

        private Action beside(Action.RaiseDesired raise) {
            int more = byGroup.getOrDefault(raise.group(), 0);
            return new Action.RaiseDesired(raise.group(), raise.base() + more, raise.target() + more);
        }
    }

    /** What was seen of something, up to a minute ago. */
    static final class Cached<T> {
        private static final Duration LASTS = Duration.ofSeconds(60);

        private final TreeMap<String, T> values = new TreeMap<>();
        private Instant at = Instant.MIN;

        /** Whether it is to be filled anew. */
        boolean isOld(Instant now) {
            boolean old = at.isBefore(now.minus(LASTS));
            if (old) {
                at = now;
                values.clear();
            }
            return old;
        }

        void put(String name, T value) {
            values.put(name, value);
        }

        @Nullable
        T get(String name) {
            return values.get(name);
        }
    }
}
