package dev.plimsoll.simulator.torture;

import static dev.plimsoll.simulator.torture.Tampering.acting;
import static dev.plimsoll.simulator.torture.Tampering.eachGroup;
import static dev.plimsoll.simulator.torture.Tampering.eachNode;
import static dev.plimsoll.simulator.torture.Tampering.forgetting;
import static dev.plimsoll.simulator.torture.Tampering.nodeOf;
import static dev.plimsoll.simulator.torture.Tampering.nodes;
import static dev.plimsoll.simulator.torture.Tampering.seeing;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.loop.ControlLoop.Ports;
import dev.plimsoll.core.loop.MemoryStore;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Limits;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.torture.Tampering.Cached;
import dev.plimsoll.simulator.torture.Tampering.Hidden;
import dev.plimsoll.simulator.world.door.Doors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The real bugs of other autoscalers, by their number in the catalogue of faults. */
final class PeerMutants {

    private PeerMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "A4",
                        "what failed to launch is cleaned up by lowering desired",
                        Set.of("I2"),
                        PeerMutants::cleanUp),
                Mutant.of(
                        "A8",
                        "desired is written from what was read a minute ago",
                        Set.of("I1", "I2"),
                        PeerMutants::writeCached),
                Mutant.of("A16", "the first page of groups is taken for all", Set.of("I10"), PeerMutants::onePage),
                Mutant.of("A17", "ends are repeated in each round", Set.of("I14"), PeerMutants::endAgain),
                Mutant.of("K1", "a silent watch is taken for fresh", Set.of("I9"), PeerMutants::alwaysFresh),
                Mutant.of(
                        "K2",
                        "at first all nodes look empty, and nobody looks again",
                        Set.of("I3", "I15"),
                        PeerMutants::emptyCache),
                Mutant.of(
                        "K4",
                        "pods that land before the taint are not looked for",
                        Set.of("I3"),
                        PeerMutants::noVerification),
                Mutant.of(
                        "K12",
                        "a leader leaves its predecessor's taints",
                        Set.of("I6", "L2"),
                        PeerMutants::foreignTaints),
                Mutant.of("D2", "what is starting does not count", Set.of("I5", "I7"), PeerMutants::nothingIsComing),
                Mutant.of("D4", "what never comes is waited for", Set.of("L1", "L3"), PeerMutants::foreverYoung),
                Mutant.of(
                        "D9",
                        "nothing is learned of nodes that turned out smaller",
                        Set.of("L2", "I16"),
                        PeerMutants::neverLearns),
                Mutant.of(
                        "D12",
                        "nodes that are silent are replaced",
                        Set.of("I3", "I11"),
                        PeerMutants::replaceTheSilent),
                new Mutant("D15", "limits are not held", Set.of("I1"), limited(), (ports, doors) -> ports),
                Mutant.of(
                        "D18",
                        "once out of sync, always out of sync",
                        Set.of("L1", "L2", "L3", "I6"),
                        PeerMutants::wedged),
                Mutant.of("P4", "a crash forgets what is under way", Set.of("I5"), PeerMutants::forgetsPurchases),
                Mutant.of("P5", "two replicas act", Set.of("I13"), PeerMutants::noFence));
    }

    private static Mutant.Setup limited() {
        var six = new Limits(6L, null, null, null, Limits.NONE.resources());
        return new Mutant.Setup(withLimits(Settings.DEFAULT, six), settings -> withLimits(settings, Limits.NONE));
    }

    private static Settings withLimits(Settings settings, Limits limits) {
        return new Settings(settings.purchases(), settings.removals(), settings.guards(), limits, settings.expansion());
    }

    private static Ports cleanUp(Ports ports, Doors doors) {
        var registered = new Cached<Integer>();
        return seeing(ports, seen -> {
            boolean fill = registered.isOld(seen.groups().readAt());
            for (NodeGroupState group : seen.groups().items()) {
                String name = group.group().name();
                int nodes = (int) group.instances().stream()
                        .filter(instance -> instance.isLive() && nodeOf(seen, instance) != null)
                        .count();
                if (fill) {
                    registered.put(name, nodes);
                }
                Integer known = registered.get(name);
                if (known != null
                        && group.desired() > known
                        && !group.condition().launchFailures().isEmpty()) {
                    doors.cloud()
                            .setDesiredCapacity(
                                    name, Math.max(known, group.group().minSize()));
                }
            }
            return seen;
        });
    }

    private static Ports writeCached(Ports ports, Doors doors) {
        var desired = new Cached<Integer>();
        Ports reading = seeing(ports, seen -> {
            if (desired.isOld(seen.groups().readAt())) {
                seen.groups().items().forEach(group -> desired.put(group.group().name(), group.desired()));
            }
            return seen;
        });
        Actuator writing = (action, now) -> {
            Integer known = action instanceof Action.RaiseDesired raise ? desired.get(raise.group()) : null;
            return known != null && action instanceof Action.RaiseDesired raise
                    ? doors.cloud().setDesiredCapacity(raise.group(), known + raise.target() - raise.base())
                    : ports.actuator().act(action, now);
        };
        return acting(reading, writing);
    }

    private static Ports onePage(Ports ports, Doors doors) {
        return seeing(
                ports,
                seen -> new Observation(
                        seen.nodes(),
                        seen.unschedulablePods(),
                        new Snapshot<>(seen.groups().items(), seen.groups().readAt(), true),
                        seen.budgets(),
                        seen.facts()));
    }

    private static Ports endAgain(Ports ports, Doors doors) {
        var ended = new ArrayList<String>();
        Ports repeating = seeing(ports, seen -> {
            ended.forEach(doors.cloud()::terminateAndDecrement);
            return seen;
        });
        return acting(repeating, (action, now) -> {
            if (action instanceof Action.TerminateInstance terminate) {
                ended.add(terminate.instance());
            }
            return ports.actuator().act(action, now);
        });
    }

    private static Ports alwaysFresh(Ports ports, Doors doors) {
        return new Ports(
                now -> {
                    Observation seen = ports.observer().observe(now);
                    return new Observation(
                            new Snapshot<>(seen.nodes().items(), now, true),
                            new Snapshot<>(seen.unschedulablePods().items(), now, true),
                            seen.groups(),
                            new Snapshot<>(seen.budgets().items(), now, true),
                            seen.facts());
                },
                ports.actuator(),
                ports.store(),
                ports.listener());
    }

    private static Outcome endUnseen(Ports ports, Doors doors, Action action, Instant now) {
        return action instanceof Action.TerminateInstance terminate
                ? doors.cloud().terminateAndDecrement(terminate.instance())
                : ports.actuator().act(action, now);
    }

    private static Ports emptyCache(Ports ports, Doors doors) {
        var first = new ArrayList<Instant>();
        Ports blind = seeing(ports, seen -> {
            if (first.isEmpty()) {
                first.add(seen.groups().readAt());
            }
            boolean young = seen.groups().readAt().isBefore(first.getFirst().plus(Duration.ofMinutes(20)));
            return young ? eachNode(seen, state -> new NodeState(state.node(), List.of())) : seen;
        });
        return acting(blind, (action, now) -> endUnseen(ports, doors, action, now));
    }

    private static Ports noVerification(Ports ports, Doors doors) {
        var cached = new Cached<NodeState>();
        Ports late = seeing(ports, seen -> {
            if (cached.isOld(seen.groups().readAt())) {
                seen.nodes().items().forEach(state -> cached.put(state.node().name(), state));
            }
            return eachNode(seen, state -> {
                NodeState known = cached.get(state.node().name());
                return known == null ? state : new NodeState(state.node(), known.pods());
            });
        });
        return acting(late, (action, now) -> endUnseen(ports, doors, action, now));
    }

    /** What bears the taint of another operation is taken for being deleted already. */
    private static Ports foreignTaints(Ports ports, Doors doors) {
        var ours = new HashSet<String>();
        var hidden = new Hidden();
        Ports blind = seeing(ports, seen -> {
            Set<String> foreign = seen.nodes().items().stream()
                    .map(NodeState::node)
                    .filter(node -> node.taints().stream()
                            .anyMatch(taint ->
                                    taint.key().equals(WellKnown.TO_BE_DELETED) && !ours.contains(taint.value())))
                    .map(node -> node.status().instanceId())
                    .collect(Collectors.toSet());
            return without(seen, hidden, foreign);
        });
        Ports marking = acting(blind, (action, now) -> {
            if (action instanceof Action.TaintNode taint) {
                ours.add(taint.operation());
            }
            return ports.actuator().act(action, now);
        });
        return forgetting(hidden.beside(marking));
    }

    /** Neither these instances nor their nodes are seen. */
    private static Observation without(Observation seen, Hidden hidden, Set<String> instances) {
        return nodes(
                eachGroup(seen, group -> hidden.hide(group, instance -> instances.contains(instance.id()))),
                all -> all.stream()
                        .filter(state ->
                                !instances.contains(state.node().status().instanceId()))
                        .toList());
    }

    private static boolean isUsable(@Nullable NodeState state) {
        return state != null && state.node().status().ready();
    }

    private static Ports nothingIsComing(Ports ports, Doors doors) {
        var hidden = new Hidden();
        return hidden.beside(seeing(
                ports,
                seen -> eachGroup(seen, group -> {
                    List<Instance> usable = group.instances().stream()
                            .filter(instance -> isUsable(nodeOf(seen, instance)))
                            .toList();
                    return hidden.shown(
                            group, new NodeGroupState(group.group(), usable.size(), usable, group.condition()));
                })));
    }

    private static Ports foreverYoung(Ports ports, Doors doors) {
        return seeing(
                ports,
                seen -> eachGroup(
                        seen,
                        group -> new NodeGroupState(
                                group.group(),
                                group.desired(),
                                group.instances().stream()
                                        .map(instance -> nodeOf(seen, instance) == null && instance.isLive()
                                                ? new Instance(
                                                        instance.id() + "#"
                                                                + seen.groups()
                                                                                .readAt()
                                                                                .getEpochSecond()
                                                                        / 300,
                                                        instance.zone(),
                                                        instance.state(),
                                                        seen.groups().readAt())
                                                : instance)
                                        .toList(),
                                NodeGroupState.Condition.SOUND)));
    }

    /** Nodes that turned out smaller than promised are not looked at, so that nothing is learned of them. */
    private static Ports neverLearns(Ports ports, Doors doors) {
        var promised = new TreeMap<String, Long>();
        var hidden = new Hidden();
        return hidden.beside(seeing(ports, seen -> {
            seen.groups()
                    .items()
                    .forEach(group -> group.group()
                            .templates()
                            .forEach(template -> promised.putIfAbsent(
                                    group.group().name(),
                                    template.capacity().allocatable().memoryBytes())));
            Set<String> smaller = seen.nodes().items().stream()
                    .map(NodeState::node)
                    .filter(node -> node.allocatable().memoryBytes() < promised.getOrDefault(groupOf(node.name()), 0L))
                    .map(node -> node.status().instanceId())
                    .collect(Collectors.toSet());
            return without(seen, hidden, smaller);
        }));
    }

    private static String groupOf(String node) {
        return node.substring(0, node.lastIndexOf('-'));
    }

    private static Ports replaceTheSilent(Ports ports, Doors doors) {
        var wereReady = new HashSet<String>();
        return seeing(ports, seen -> {
            for (NodeState state : seen.nodes().items()) {
                Node.Status status = state.node().status();
                if (status.ready()) {
                    wereReady.add(status.instanceId());
                } else if (wereReady.remove(status.instanceId())) {
                    doors.cloud().terminateAndDecrement(status.instanceId());
                }
            }
            return seen;
        });
    }

    private static Ports wedged(Ports ports, Doors doors) {
        var outOfSync = new ArrayList<Boolean>();
        return seeing(ports, seen -> {
            if (!seen.nodes().complete()
                    || !seen.groups().complete()
                    || seen.nodes().readAt().isBefore(seen.groups().readAt())) {
                outOfSync.add(true);
            }
            return outOfSync.isEmpty()
                    ? seen
                    : new Observation(
                            new Snapshot<>(seen.nodes().items(), seen.nodes().readAt(), false),
                            seen.unschedulablePods(),
                            seen.groups(),
                            seen.budgets(),
                            seen.facts());
        });
    }

    private static Ports forgetsPurchases(Ports ports, Doors doors) {
        var before = new HashSet<String>();
        var first = new ArrayList<Boolean>();
        var hidden = new Hidden();
        Ports blind = seeing(ports, seen -> {
            if (first.isEmpty()) {
                first.add(true);
                seen.groups()
                        .items()
                        .forEach(group -> group.instances().stream()
                                .filter(instance -> nodeOf(seen, instance) == null)
                                .forEach(instance -> before.add(instance.id())));
            }
            return eachGroup(
                    seen,
                    group -> hidden.hide(
                            group, instance -> before.contains(instance.id()) && nodeOf(seen, instance) == null));
        });
        return forgetting(hidden.beside(blind));
    }

    private static boolean isFenced(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.why().contains("lease");
    }

    private static Ports noFence(Ports ports, Doors doors) {
        Actuator acting = (action, now) -> {
            Outcome outcome = ports.actuator().act(action, now);
            return isFenced(outcome) ? doors.actuator().act(action, now) : outcome;
        };
        MemoryStore keeping = decided -> {
            Outcome outcome = ports.store().keep(decided);
            return isFenced(outcome) ? Outcome.DONE : outcome;
        };
        return new Ports(ports.observer(), acting, keeping, ports.listener());
    }
}
