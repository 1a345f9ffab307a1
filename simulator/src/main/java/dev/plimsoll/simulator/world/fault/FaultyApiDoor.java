package dev.plimsoll.simulator.world.fault;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.door.ApiDoor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An API server that is not always well. */
final class FaultyApiDoor implements ApiDoor {

    private final ApiDoor inner;
    private final DoorFaults faults;
    private @Nullable Snapshot<NodeState> nodes;
    private @Nullable Snapshot<Pod> pods;
    private @Nullable Snapshot<PodDisruptionBudget> budgets;

    FaultyApiDoor(ApiDoor inner, DoorFaults faults) {
        this.inner = inner;
        this.faults = faults;
    }

    @Override
    public Snapshot<NodeState> nodes(Instant now) {
        if (nodes == null || !faults.strikes(DoorFault.SILENT_WATCH)) {
            nodes = torn(inner.nodes(now));
        }
        return nodes;
    }

    private Snapshot<NodeState> torn(Snapshot<NodeState> whole) {
        List<NodeState> items = whole.items();
        if (items.isEmpty()) {
            return whole;
        }
        if (faults.strikes(DoorFault.EMPTY_NODES)) {
            return new Snapshot<>(List.of(), whole.readAt(), true);
        }
        if (faults.strikes(DoorFault.INCOMPLETE_NODES)) {
            return new Snapshot<>(items.subList(0, items.size() / 2), whole.readAt(), false);
        }
        Fault.AtDoor missing = faults.on(DoorFault.MISSING_NODES);
        if (missing != null) {
            faults.tookEffect(missing);
            int left = (int) Math.floor(items.size() * (1 - missing.amount()));
            return new Snapshot<>(items.subList(0, left), whole.readAt(), true);
        }
        if (faults.strikes(DoorFault.NO_PROVIDER_ID)) {
            return changed(whole, state -> on("", state.node().name(), state));
        }
        return faults.strikes(DoorFault.DOUBLED_NODES) ? doubled(whole) : whole;
    }

    private static Snapshot<NodeState> changed(Snapshot<NodeState> whole, UnaryOperator<NodeState> change) {
        return new Snapshot<>(whole.items().stream().map(change).toList(), whole.readAt(), whole.complete());
    }

    private static Snapshot<NodeState> doubled(Snapshot<NodeState> whole) {
        var all = new ArrayList<>(whole.items());
        for (NodeState state : whole.items()) {
            Node node = state.node();
            NodeState twin = on(node.status().instanceId(), node.name() + "-before", state);
            all.add(new NodeState(twin.node(), List.of()));
        }
        all.sort(Comparator.comparing(state -> state.node().name()));
        return new Snapshot<>(all, whole.readAt(), whole.complete());
    }

    /** The node under another name or instance; one under another name is not ready. */
    private static NodeState on(String instance, String name, NodeState state) {
        Node node = state.node();
        Node.Status status = node.status();
        boolean same = name.equals(node.name());
        return new NodeState(
                new Node(
                        name,
                        node.labels(),
                        node.taints(),
                        node.allocatable(),
                        new Node.Status(
                                same && status.ready(),
                                status.unschedulable(),
                                status.registeredAt(),
                                instance,
                                status.equipment())),
                state.pods());
    }

    @Override
    public Snapshot<Pod> unschedulablePods(Instant now) {
        if (pods == null || !faults.strikes(DoorFault.SILENT_WATCH)) {
            pods = inner.unschedulablePods(now);
        }
        return pods;
    }

    @Override
    public Snapshot<PodDisruptionBudget> budgets(Instant now) {
        if (budgets == null || !faults.strikes(DoorFault.SILENT_WATCH)) {
            budgets = inner.budgets(now);
        }
        return budgets;
    }

    @Override
    public Outcome taint(String node, Taint taint) {
        return written(() -> inner.taint(node, taint));
    }

    @Override
    public Outcome untaint(String node, String key) {
        return written(() -> inner.untaint(node, key));
    }

    private Outcome written(Supplier<Outcome> write) {
        if (faults.strikes(DoorFault.CONFLICT)) {
            return new Outcome.Refused("the node was written by somebody else at the same time (409)");
        }
        if (faults.strikes(DoorFault.API_ERROR)) {
            return new Outcome.Failed("the API server answers with an internal error (500)");
        }
        Outcome outcome = write.get();
        return faults.strikes(DoorFault.LOST_WRITE) ? new Outcome.Failed("the API server did not answer") : outcome;
    }

    @Override
    public Outcome evict(String pod) {
        if (faults.strikes(DoorFault.EVICTION_REFUSED)) {
            return new Outcome.Refused("too many requests (429): a webhook refuses the eviction of pod " + pod);
        }
        return faults.strikes(DoorFault.API_ERROR)
                ? new Outcome.Failed("the API server answers with an internal error (500)")
                : inner.evict(pod);
    }

    @Override
    public @Nullable String reasonToKeep(String node, String instance, String taintKey) {
        return faults.strikes(DoorFault.API_ERROR)
                ? "node " + node + " cannot be looked at: the API server answers with an internal error (500)"
                : inner.reasonToKeep(node, instance, taintKey);
    }
}
