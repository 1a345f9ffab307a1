package dev.plimsoll.simulator.world;

import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.util.ArrayList;
import java.util.List;

/** Writes a line for everything that happens: seconds since the start, what, and to whom. */
public final class WorldLog implements WorldListener {

    private final List<String> lines = new ArrayList<>();

    public List<String> lines() {
        return lines;
    }

    /** The lines about what contains the text. */
    public List<String> about(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    private void write(long nowMillis, String happening) {
        lines.add((nowMillis - TraceBuilder.START.toEpochMilli()) / 1000.0 + " " + happening);
    }

    @Override
    public void podCreated(long nowMillis, SimulatedPod pod) {
        write(nowMillis, "created " + pod.id());
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        write(nowMillis, "bound " + pod.id() + " to " + node.name());
    }

    @Override
    public void podRunning(long nowMillis, SimulatedPod pod) {
        write(nowMillis, "running " + pod.id());
    }

    @Override
    public void podEvicted(long nowMillis, SimulatedPod pod) {
        write(nowMillis, "evicted " + pod.id());
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        write(nowMillis, "ended " + pod.id() + " " + end);
    }

    @Override
    public void nodeReady(long nowMillis, SimulatedNode node) {
        write(nowMillis, "ready " + node.name() + " in " + node.node().zone());
    }

    @Override
    public void nodeMarked(long nowMillis, SimulatedNode node) {
        write(nowMillis, "marked " + node.name() + " " + node.node().taints());
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        write(nowMillis, "gone " + node.name());
    }

    @Override
    public void desiredChanged(long nowMillis, String group, int before, int after) {
        write(nowMillis, "desired " + group + " " + before + " -> " + after);
    }

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        write(nowMillis, "launched " + instance.id() + " in " + instance.zone());
    }

    @Override
    public void instanceRunning(long nowMillis, SimulatedInstance instance) {
        write(nowMillis, "billed " + instance.id());
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        write(nowMillis, "terminating " + instance.id());
    }

    @Override
    public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
        write(nowMillis, "terminated " + instance.id());
    }
}
