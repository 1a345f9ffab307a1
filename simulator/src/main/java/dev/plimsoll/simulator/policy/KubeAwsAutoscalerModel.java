package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Resources;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Model of kube-aws-autoscaler (hjacobs/kube-aws-autoscaler 60b300a, kube_aws_autoscaler/main.py): every minute, for each group
 * and zone, the sum of requests plus all waiting pods, plus a tenth and a fixed buffer, divided by the group's node, plus a
 * spare node; shrinks by one node at a time and lets AWS pick the victim. It packs nothing, reads no selector and drains
 * nothing. It cannot start from nothing, so each zone of each group keeps one node. A group's nodes are alike in the
 * simulated world, so its template stands for "the weakest node".
 */
final class KubeAwsAutoscalerModel implements Scanner {

    private static final double BUFFER_SHARE = 0.1;
    private static final Resources FIXED_BUFFER = new Resources(200, 200L << 20, 10, Resources.NONE.others());
    private static final int SPARE_NODES = 1;

    @Override
    public @Nullable Instant scan(Observation seen, Controls controls, Instant now) {
        Resources waiting = Resources.NONE;
        for (Pod pod : seen.unschedulablePods().items()) {
            waiting = waiting.plus(pod.shape().requests());
        }
        var groups = new TreeMap<String, NodeGroupState>();
        seen.groups().items().forEach(state -> groups.put(state.group().name(), state));
        var usage = usageByGroupAndZone(seen, groups);
        for (NodeGroupState state : groups.values()) {
            int needed = 0;
            for (NodeTemplate template : state.group().templates()) {
                Resources used = usage.getOrDefault(key(state, template.source().zone()), Resources.NONE);
                needed += nodesFor(used.plus(waiting), template.capacity().allocatable()) + SPARE_NODES;
            }
            resize(state, needed, readyNodes(seen, state), controls);
        }
        return null;
    }

    private static Map<String, Resources> usageByGroupAndZone(Observation seen, Map<String, NodeGroupState> groups) {
        var groupOfInstance = new TreeMap<String, NodeGroupState>();
        groups.values()
                .forEach(state -> state.instances().forEach(instance -> groupOfInstance.put(instance.id(), state)));
        var usage = new TreeMap<String, Resources>();
        for (NodeState node : seen.nodes().items()) {
            NodeGroupState state = groupOfInstance.get(node.node().status().instanceId());
            if (state != null) {
                Resources sum = Resources.NONE;
                for (Pod pod : node.pods()) {
                    sum = sum.plus(pod.shape().requests());
                }
                usage.merge(key(state, node.node().zone()), sum, Resources::plus);
            }
        }
        return usage;
    }

    private static String key(NodeGroupState state, String zone) {
        return state.group().name() + "/" + zone;
    }

    static int nodesFor(Resources requested, Resources node) {
        double byCpu = nodes(requested.cpuMillis(), FIXED_BUFFER.cpuMillis(), node.cpuMillis());
        double byMemory = nodes(requested.memoryBytes(), FIXED_BUFFER.memoryBytes(), node.memoryBytes());
        double bySlots = nodes(requested.pods(), FIXED_BUFFER.pods(), node.pods());
        return (int) Math.ceil(Math.max(byCpu, Math.max(byMemory, bySlots)));
    }

    private static double nodes(long requested, long fixedBuffer, long perNode) {
        return ((double) requested * (1 + BUFFER_SHARE) + (double) fixedBuffer) / (double) perNode;
    }

    private static int readyNodes(Observation seen, NodeGroupState state) {
        var ready = new TreeMap<String, Boolean>();
        seen.nodes()
                .items()
                .forEach(node -> ready.put(
                        node.node().status().instanceId(), node.node().status().ready()));
        return (int) state.instances().stream()
                .filter(instance -> instance.isLive() && ready.getOrDefault(instance.id(), false))
                .count();
    }

    private static void resize(NodeGroupState state, int needed, int ready, Controls controls) {
        int desired = state.desired();
        int wanted = needed;
        if (needed < desired) {
            boolean settled = ready >= desired;
            wanted = settled && desired - needed >= 2 ? desired - 1 : desired;
        }
        int bounded = Math.clamp(wanted, state.group().minSize(), state.group().maxSize());
        if (bounded != desired) {
            controls.setDesired(state.group().name(), bounded);
        }
    }
}
