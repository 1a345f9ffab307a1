package dev.plimsoll.simulator.torture;

import static dev.plimsoll.simulator.torture.Tampering.acting;
import static dev.plimsoll.simulator.torture.Tampering.eachGroup;
import static dev.plimsoll.simulator.torture.Tampering.nodeOf;
import static dev.plimsoll.simulator.torture.Tampering.seeing;

import dev.plimsoll.core.loop.ControlLoop.Ports;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.simulator.torture.Tampering.Hidden;
import dev.plimsoll.simulator.world.door.Doors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Bugs that this product once had. */
final class OwnMutants {

    private static final Duration SIX_MINUTES = Duration.ofMinutes(6);

    private OwnMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "not-ready",
                        "a node that is not ready yet neither comes nor counts",
                        Set.of("I5", "I7"),
                        OwnMutants::notReady),
                Mutant.of(
                        "missing",
                        "an instance is ended as soon as its Node object is gone",
                        Set.of("I3", "I11"),
                        OwnMutants::missing),
                Mutant.of(
                        "leftover",
                        "a Node that outlives its instance holds up removals",
                        Set.of("L2", "L3"),
                        OwnMutants::leftover),
                Mutant.of("growth", "a round buys whatever is asked for", Set.of("I5", "I7"), OwnMutants::growth),
                Mutant.of("impatient", "six minutes are enough for every boot", Set.of("I16"), OwnMutants::impatient),
                Mutant.of("ratchet", "groups that cannot launch are emptied", Set.of("I10"), OwnMutants::ratchet),
                Mutant.of(
                        "own-end",
                        "an end of ours is taken for somebody else's lowering",
                        Set.of("I5"),
                        OwnMutants::ownEnd));
    }

    private static Ports notReady(Ports ports, Doors doors) {
        var hidden = new Hidden();
        return hidden.beside(seeing(
                ports,
                seen -> eachGroup(
                        seen,
                        group -> hidden.hide(group, instance -> {
                            NodeState node = nodeOf(seen, instance);
                            return node != null && !node.node().status().ready();
                        }))));
    }

    private static Ports missing(Ports ports, Doors doors) {
        var joined = new HashSet<String>();
        return endingWhere(ports, doors, (seen, instance) -> {
            if (nodeOf(seen, instance) != null) {
                joined.add(instance.id());
                return false;
            }
            return joined.remove(instance.id());
        });
    }

    private static Ports endingWhere(Ports ports, Doors doors, BiPredicate<Observation, Instance> condemned) {
        return seeing(ports, seen -> {
            for (NodeGroupState group : seen.groups().items()) {
                for (Instance instance : group.instances()) {
                    if (instance.isLive() && condemned.test(seen, instance)) {
                        doors.cloud().terminateAndDecrement(instance.id());
                    }
                }
            }
            return seen;
        });
    }

    /** An instance counts as long as its Node object is there. */
    private static Ports leftover(Ports ports, Doors doors) {
        return seeing(
                ports,
                seen -> eachGroup(seen, group -> {
                    var all = new ArrayList<>(group.instances());
                    var listed = all.stream().map(Instance::id).collect(Collectors.toSet());
                    for (NodeState state : seen.nodes().items()) {
                        Node node = state.node();
                        String id = node.status().instanceId();
                        if (node.name().startsWith(group.group().name() + "-") && !listed.contains(id)) {
                            all.add(new Instance(
                                    id,
                                    node.zone(),
                                    Instance.State.IN_SERVICE,
                                    node.status().registeredAt()));
                        }
                    }
                    int more = all.size() - group.instances().size();
                    return new NodeGroupState(group.group(), group.desired() + more, all, group.condition());
                }));
    }

    private static Ports growth(Ports ports, Doors doors) {
        return acting(ports, (action, now) -> {
            NodeGroupState live =
                    action instanceof Action.RaiseDesired raise ? doors.cloud().group(raise.group()) : null;
            return live != null && action instanceof Action.RaiseDesired raise
                    ? ports.actuator().act(fourfold(raise, live.group().maxSize()), now)
                    : ports.actuator().act(action, now);
        });
    }

    private static Action fourfold(Action.RaiseDesired raise, int most) {
        int target = raise.base() + 4 * (raise.target() - raise.base());
        return new Action.RaiseDesired(raise.group(), raise.base(), Math.min(target, most));
    }

    private static Ports impatient(Ports ports, Doors doors) {
        return endingWhere(
                ports,
                doors,
                (seen, instance) -> nodeOf(seen, instance) == null
                        && instance.launchedAt()
                                .plus(SIX_MINUTES)
                                .isBefore(seen.groups().readAt()));
    }

    private static Ports ratchet(Ports ports, Doors doors) {
        return seeing(
                ports,
                seen -> eachGroup(
                        seen,
                        group -> new NodeGroupState(
                                group.group(), group.desired(), group.instances(), NodeGroupState.Condition.SOUND)));
    }

    /** What is on its way in a group of which we ended one lately is given up for lost. */
    private static Ports ownEnd(Ports ports, Doors doors) {
        var ended = new TreeMap<String, Instant>();
        var hidden = new Hidden();
        Ports forgetful = seeing(
                ports,
                seen -> eachGroup(seen, group -> {
                    Instant at = ended.get(group.group().name());
                    boolean lately = at != null && seen.groups().readAt().isBefore(at.plusSeconds(60));
                    return hidden.hide(group, instance -> lately && nodeOf(seen, instance) == null);
                }));
        return hidden.beside(acting(forgetful, (action, now) -> {
            if (action instanceof Action.TerminateInstance terminate) {
                ended.put(terminate.group(), now);
            }
            return ports.actuator().act(action, now);
        }));
    }
}
