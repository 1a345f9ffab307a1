package dev.plimsoll.simulator.measure;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that happens in a run as JSON lines, in the order of time: pods, nodes, instances and groups, each with {@code t} in
 * seconds since the start of the trace and {@code what}. DaemonSets' pods are left out.
 */
public final class EventLines implements WorldListener {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final long zeroMillis;
    private final Consumer<String> lines;

    /** Lines go to the consumer; {@code zeroMillis} is when t is 0, in milliseconds since 1970. */
    public EventLines(long zeroMillis, Consumer<String> lines) {
        this.zeroMillis = zeroMillis;
        this.lines = lines;
    }

    private ObjectNode line(long nowMillis, String what) {
        return MAPPER.createObjectNode()
                .put("t", (nowMillis - zeroMillis) / 1000.0)
                .put("what", what);
    }

    private void write(ObjectNode line) {
        lines.accept(MAPPER.writeValueAsString(line));
    }

    private void pod(long nowMillis, String what, SimulatedPod pod) {
        if (!pod.isDaemon()) {
            ObjectNode line = line(nowMillis, what).put("pod", pod.id());
            SimulatedNode node = pod.node();
            write(node == null ? line : line.put("node", node.name()));
        }
    }

    private void instance(long nowMillis, String what, SimulatedInstance instance) {
        write(line(nowMillis, what).put("instance", instance.id()));
    }

    @Override
    public void podCreated(long nowMillis, SimulatedPod pod) {
        if (!pod.isDaemon()) {
            Resources requests = pod.shape().requests();
            write(line(nowMillis, "pod-created")
                    .put("pod", pod.id())
                    .put("app", pod.owner().name())
                    .put("owner", KindWords.of(pod.owner().kind()))
                    .put("cpu", requests.cpuMillis() + "m")
                    .put("memory", Long.toString(requests.memoryBytes())));
        }
    }

    @Override
    public void podUnschedulable(long nowMillis, SimulatedPod pod) {
        pod(nowMillis, "pod-unschedulable", pod);
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        pod(nowMillis, "pod-bound", pod);
    }

    @Override
    public void podRunning(long nowMillis, SimulatedPod pod) {
        pod(nowMillis, "pod-running", pod);
    }

    @Override
    public void podEvicted(long nowMillis, SimulatedPod pod) {
        pod(nowMillis, "pod-evicted", pod);
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        pod(nowMillis, end == PodEnd.COMPLETED ? "pod-finished" : "pod-deleted", pod);
    }

    @Override
    public void nodeRegistered(long nowMillis, SimulatedNode node) {
        Resources allocatable = node.node().allocatable();
        ObjectNode line = line(nowMillis, "node-created")
                .put("node", node.name())
                .put("group", node.instance().group())
                .put("instance", node.instance().id())
                .put("type", node.instance().launchedAs().source().instanceType())
                .put("zone", node.instance().zone());
        line.putObject("allocatable")
                .put("cpu", allocatable.cpuMillis() + "m")
                .put("memory", Long.toString(allocatable.memoryBytes()))
                .put("pods", Integer.toString(allocatable.pods()));
        write(line);
    }

    @Override
    public void nodeReady(long nowMillis, SimulatedNode node) {
        write(line(nowMillis, "node-ready").put("node", node.name()));
    }

    @Override
    public void nodeNotReady(long nowMillis, SimulatedNode node) {
        write(line(nowMillis, "node-not-ready").put("node", node.name()));
    }

    @Override
    public void nodeMarked(long nowMillis, SimulatedNode node) {
        ObjectNode line = line(nowMillis, "node-taints").put("node", node.name());
        var taints = line.putArray("taints");
        for (Taint taint : node.node().taints()) {
            taints.add(taint.key() + ":" + KindWords.of(taint.effect()));
        }
        write(line);
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        write(line(nowMillis, "node-deleted").put("node", node.name()));
    }

    @Override
    public void desiredChanged(long nowMillis, String group, int before, int after) {
        write(line(nowMillis, "group-desired")
                .put("group", group)
                .put("before", before)
                .put("desired", after));
    }

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        write(line(nowMillis, "instance-launched")
                .put("instance", instance.id())
                .put("group", instance.group())
                .put("type", instance.launchedAs().source().instanceType())
                .put("zone", instance.zone()));
    }

    @Override
    public void instanceRunning(long nowMillis, SimulatedInstance instance) {
        instance(nowMillis, "instance-in-service", instance);
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        instance(nowMillis, "instance-terminating", instance);
    }

    @Override
    public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
        instance(nowMillis, "instance-terminated", instance);
    }

    @Override
    public void finished(long nowMillis) {
        write(line(nowMillis, "end"));
    }
}
