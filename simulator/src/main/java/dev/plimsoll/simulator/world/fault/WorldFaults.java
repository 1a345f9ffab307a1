package dev.plimsoll.simulator.world.fault;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.simulator.world.cloud.SimulatedAws;
import dev.plimsoll.simulator.world.cluster.SimulatedCluster;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;

/** Brings faults into the world at their times, and takes them out again; those that overlap do not end each other. */
final class WorldFaults {

    private final WorldContext context;
    private final SimulatedAws aws;
    private final SimulatedCluster cluster;
    private final GroupFaults groups;
    private final FaultTally tally;
    private final long startMillis;
    private final List<Fault.InWorld> on = new ArrayList<>();
    private final IdentityHashMap<Fault.InWorld, List<SimulatedNode>> struck = new IdentityHashMap<>();

    /** What faults happen to. */
    record World(SimulatedAws aws, SimulatedCluster cluster) {}

    WorldFaults(WorldContext context, World world, FaultTally tally) {
        this.context = context;
        this.aws = world.aws();
        this.cluster = world.cluster();
        this.groups = new GroupFaults(world.aws());
        this.tally = tally;
        this.startMillis = context.now();
    }

    void schedule(Fault.InWorld fault) {
        context.engine().at(startMillis + fault.window().fromMillis(), () -> begin(fault));
        context.engine().at(startMillis + fault.window().untilMillis(), () -> end(fault));
    }

    private void begin(Fault.InWorld fault) {
        on.add(fault);
        switch (fault.kind()) {
            case OUTAGE,
                    NEVER_JOINS,
                    SLOW_BOOT,
                    SLOW_READY,
                    STARTUP_TAINT,
                    STRANGE_TAINT,
                    SHORT_MEMORY,
                    LAUNCH_SUSPENDED,
                    TERMINATE_SUSPENDED,
                    TERMINATING_HOOK,
                    NODE_LINGERS -> groups.follow(on);
            case FOREIGN_DESIRED -> forEachGroup(fault, state -> addDesired(state, (int) fault.amount()));
            case FOREIGN_MAXIMUM -> forEachGroup(fault, groups::lowerMaximum);
            case INTERRUPTION -> forEachGroup(fault, state -> interrupt(state, fault.amount()));
            case REBALANCE ->
                forEachGroup(fault, state -> aws.rebalance(state.group().name()));
            case NOT_READY -> strike(fault, node -> cluster.setReady(node, false));
            case NODE_DELETED -> strike(fault, cluster::hide);
            case CORDONED -> strike(fault, node -> cluster.cordon(node.name(), true));
        }
        tally.tookEffect(fault);
    }

    @SuppressWarnings("ReferenceEquality") // of two equal faults each ends by itself
    private void end(Fault.InWorld fault) {
        on.removeIf(one -> one == fault);
        switch (fault.kind()) {
            case OUTAGE,
                    NEVER_JOINS,
                    SLOW_BOOT,
                    SLOW_READY,
                    STARTUP_TAINT,
                    STRANGE_TAINT,
                    SHORT_MEMORY,
                    LAUNCH_SUSPENDED,
                    TERMINATE_SUSPENDED,
                    TERMINATING_HOOK,
                    NODE_LINGERS -> groups.follow(on);
            case FOREIGN_MAXIMUM -> relieve(fault, groups::restoreMaximum);
            case NOT_READY -> release(fault, node -> cluster.setReady(node, true));
            case NODE_DELETED -> release(fault, cluster::restore);
            case CORDONED -> release(fault, node -> cluster.cordon(node.name(), false));
            case FOREIGN_DESIRED, INTERRUPTION, REBALANCE -> {}
        }
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

    private void forEachGroup(Fault.InWorld fault, Consumer<NodeGroupState> action) {
        for (NodeGroupState state : List.copyOf(aws.groups())) {
            if (fault.isAimedAt(state.group().name())) {
                action.accept(state);
            }
        }
    }

    /** For each group that no other fault of the kind is still aimed at. */
    private void relieve(Fault.InWorld over, Consumer<NodeGroupState> relief) {
        forEachGroup(over, state -> {
            if (on.stream()
                    .noneMatch(fault -> fault.kind() == over.kind()
                            && fault.isAimedAt(state.group().name()))) {
                relief.accept(state);
            }
        });
    }

    /** The first nodes in the order of names; more than none if there are any. */
    private void strike(Fault.InWorld fault, Consumer<SimulatedNode> blow) {
        var nodes = new ArrayList<>(cluster.nodes());
        List<SimulatedNode> chosen =
                List.copyOf(nodes.subList(0, (int) Math.ceil(nodes.size() * Math.min(1, fault.amount()))));
        struck.put(fault, chosen);
        chosen.forEach(blow);
    }

    /** For each node of the fault that no other of the kind still strikes. */
    private void release(Fault.InWorld over, Consumer<SimulatedNode> relief) {
        for (SimulatedNode node : struck.getOrDefault(over, List.of())) {
            boolean stillStruck = on.stream()
                    .anyMatch(fault -> fault.kind() == over.kind()
                            && struck.getOrDefault(fault, List.of()).contains(node));
            if (!stillStruck) {
                relief.accept(node);
            }
        }
        struck.remove(over);
    }
}
