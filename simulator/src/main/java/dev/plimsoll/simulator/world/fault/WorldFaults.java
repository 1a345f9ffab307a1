package dev.plimsoll.simulator.world.fault;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.cloud.GroupTrouble;
import dev.plimsoll.simulator.world.cloud.SimulatedAws;
import dev.plimsoll.simulator.world.cluster.NodeLife;
import dev.plimsoll.simulator.world.cluster.SimulatedCluster;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Brings faults into the world at their times, and takes them out again. */
final class WorldFaults {

    private static final Taint STRANGE = new Taint("example.com/nobody-tells", "yes", Taint.Effect.NO_SCHEDULE);

    private final WorldContext context;
    private final SimulatedAws aws;
    private final SimulatedCluster cluster;
    private final FaultTally tally;
    private final long startMillis;
    private final Map<Fault.InWorld, List<SimulatedNode>> struck = new HashMap<>();

    /** What faults happen to. */
    record World(SimulatedAws aws, SimulatedCluster cluster) {}

    WorldFaults(WorldContext context, World world, FaultTally tally) {
        this.context = context;
        this.aws = world.aws();
        this.cluster = world.cluster();
        this.tally = tally;
        this.startMillis = context.now();
    }

    void schedule(Fault.InWorld fault) {
        context.engine().at(startMillis + fault.window().fromMillis(), () -> begin(fault));
        context.engine().at(startMillis + fault.window().untilMillis(), () -> end(fault));
    }

    private void begin(Fault.InWorld fault) {
        long millis = Math.round(fault.amount() * 1000);
        switch (fault.kind()) {
            case OUTAGE -> outage(fault, true);
            case NEVER_JOINS -> trouble(fault, trouble -> trouble.neverJoins = true);
            case SLOW_BOOT -> trouble(fault, trouble -> trouble.slowBootMillis = millis);
            case SLOW_READY -> trouble(fault, trouble -> trouble.slowReadyMillis = millis);
            case STARTUP_TAINT -> trouble(fault, trouble -> trouble.startupTaintMillis = millis);
            case STRANGE_TAINT -> trouble(fault, trouble -> trouble.strangeTaint = STRANGE);
            case SHORT_MEMORY -> trouble(fault, trouble -> trouble.memoryShortShare = fault.amount());
            case LAUNCH_SUSPENDED -> trouble(fault, trouble -> trouble.launchSuspended = true);
            case TERMINATE_SUSPENDED -> trouble(fault, trouble -> trouble.terminateSuspended = true);
            case TERMINATING_HOOK -> trouble(fault, trouble -> trouble.hookMillis = millis);
            case NODE_LINGERS -> trouble(fault, trouble -> trouble.lingerMillis = NodeLife.FOR_EVER);
            case FOREIGN_DESIRED -> forEachGroup(fault, state -> addDesired(state, (int) fault.amount()));
            case FOREIGN_MAXIMUM ->
                forEachGroup(
                        fault, state -> bounds(state, Math.max(state.group().minSize(), state.desired())));
            case INTERRUPTION -> forEachGroup(fault, state -> interrupt(state, fault.amount()));
            case REBALANCE ->
                forEachGroup(fault, state -> aws.rebalance(state.group().name()));
            case NOT_READY -> strike(fault, node -> cluster.setReady(node, false));
            case NODE_DELETED -> strike(fault, cluster::hide);
            case CORDONED -> strike(fault, node -> cluster.cordon(node.name(), true));
        }
        tally.tookEffect(fault);
    }

    private void end(Fault.InWorld fault) {
        switch (fault.kind()) {
            case OUTAGE -> outage(fault, false);
            case NEVER_JOINS -> trouble(fault, trouble -> trouble.neverJoins = false);
            case SLOW_BOOT -> trouble(fault, trouble -> trouble.slowBootMillis = 0);
            case SLOW_READY -> trouble(fault, trouble -> trouble.slowReadyMillis = 0);
            case STARTUP_TAINT -> trouble(fault, trouble -> trouble.startupTaintMillis = 0);
            case STRANGE_TAINT -> trouble(fault, trouble -> trouble.strangeTaint = null);
            case SHORT_MEMORY -> trouble(fault, trouble -> trouble.memoryShortShare = 0);
            case LAUNCH_SUSPENDED -> trouble(fault, trouble -> trouble.launchSuspended = false);
            case TERMINATE_SUSPENDED -> trouble(fault, trouble -> trouble.terminateSuspended = false);
            case TERMINATING_HOOK -> trouble(fault, trouble -> trouble.hookMillis = 0);
            case NODE_LINGERS -> stopLingering(fault);
            case FOREIGN_MAXIMUM -> forEachGroup(fault, state -> bounds(state, originalMaximum(state.group())));
            case NOT_READY -> release(fault, node -> cluster.setReady(node, true));
            case NODE_DELETED -> release(fault, cluster::restore);
            case CORDONED -> release(fault, node -> cluster.cordon(node.name(), false));
            case FOREIGN_DESIRED, INTERRUPTION, REBALANCE -> {}
        }
    }

    private final Map<String, Integer> maxima = new HashMap<>();

    private int originalMaximum(NodeGroup group) {
        return maxima.getOrDefault(group.name(), group.maxSize());
    }

    private void bounds(NodeGroupState state, int maximum) {
        NodeGroup group = state.group();
        maxima.putIfAbsent(group.name(), group.maxSize());
        aws.changeBounds(group.name(), group.minSize(), maximum);
    }

    private void addDesired(NodeGroupState state, int difference) {
        NodeGroup group = state.group();
        aws.setDesiredCapacity(
                group.name(), Math.clamp((long) state.desired() + difference, group.minSize(), group.maxSize()));
    }

    private void interrupt(NodeGroupState state, double share) {
        List<Instance> live =
                state.instances().stream().filter(Instance::isLive).toList();
        int lost = (int) Math.ceil(live.size() * share);
        live.subList(0, lost).forEach(instance -> aws.loseInstance(instance.id()));
    }

    private void outage(Fault.InWorld fault, boolean out) {
        forEachGroup(fault, state -> {
            for (NodeTemplate template : state.group().templates()) {
                NodeTemplate.Source source = template.source();
                aws.outages().impose(source.instanceType(), source.zone(), out);
            }
        });
    }

    private void stopLingering(Fault.InWorld fault) {
        trouble(fault, trouble -> trouble.lingerMillis = 0);
        forEachGroup(fault, state -> cluster.layGhostsOf(state.group().name()));
    }

    private void trouble(Fault.InWorld fault, Consumer<GroupTrouble> change) {
        forEachGroup(fault, state -> {
            change.accept(aws.trouble(state.group().name()));
            aws.troubleChanged(state.group().name());
        });
    }

    private void forEachGroup(Fault.InWorld fault, Consumer<NodeGroupState> action) {
        for (NodeGroupState state : List.copyOf(aws.groups())) {
            if (fault.target().isEmpty() || fault.target().equals(state.group().name())) {
                action.accept(state);
            }
        }
    }

    /** The first nodes in the order of names; more than none if there are any. */
    private void strike(Fault.InWorld fault, Consumer<SimulatedNode> blow) {
        var nodes = new ArrayList<>(cluster.nodes());
        List<SimulatedNode> chosen = nodes.subList(0, (int) Math.ceil(nodes.size() * Math.min(1, fault.amount())));
        struck.put(fault, List.copyOf(chosen));
        List.copyOf(chosen).forEach(blow);
    }

    private void release(Fault.InWorld fault, Consumer<SimulatedNode> relief) {
        struck.getOrDefault(fault, List.of()).forEach(relief);
        struck.remove(fault);
    }
}
