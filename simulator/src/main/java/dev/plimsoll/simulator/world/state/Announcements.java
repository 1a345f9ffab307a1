package dev.plimsoll.simulator.world.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Passes every happening on to all listeners, in the order in which they came. */
final class Announcements implements WorldListener {

    private final List<WorldListener> listeners = new ArrayList<>();

    void add(WorldListener listener) {
        listeners.add(listener);
    }

    private void tell(Consumer<WorldListener> happening) {
        for (int i = 0; i < listeners.size(); i++) {
            happening.accept(listeners.get(i));
        }
    }

    @Override
    public void podCreated(long nowMillis, SimulatedPod pod) {
        tell(listener -> listener.podCreated(nowMillis, pod));
    }

    @Override
    public void podUnschedulable(long nowMillis, SimulatedPod pod) {
        tell(listener -> listener.podUnschedulable(nowMillis, pod));
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        tell(listener -> listener.podBound(nowMillis, pod, node));
    }

    @Override
    public void podRunning(long nowMillis, SimulatedPod pod) {
        tell(listener -> listener.podRunning(nowMillis, pod));
    }

    @Override
    public void podEvicted(long nowMillis, SimulatedPod pod) {
        tell(listener -> listener.podEvicted(nowMillis, pod));
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        tell(listener -> listener.podEnded(nowMillis, pod, end));
    }

    @Override
    public void nodeRegistered(long nowMillis, SimulatedNode node) {
        tell(listener -> listener.nodeRegistered(nowMillis, node));
    }

    @Override
    public void nodeNotReady(long nowMillis, SimulatedNode node) {
        tell(listener -> listener.nodeNotReady(nowMillis, node));
    }

    @Override
    public void nodeReady(long nowMillis, SimulatedNode node) {
        tell(listener -> listener.nodeReady(nowMillis, node));
    }

    @Override
    public void nodeMarked(long nowMillis, SimulatedNode node) {
        tell(listener -> listener.nodeMarked(nowMillis, node));
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        tell(listener -> listener.nodeGone(nowMillis, node));
    }

    @Override
    public void desiredChanged(long nowMillis, String group, int before, int after) {
        tell(listener -> listener.desiredChanged(nowMillis, group, before, after));
    }

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        tell(listener -> listener.instanceLaunched(nowMillis, instance));
    }

    @Override
    public void instanceRunning(long nowMillis, SimulatedInstance instance) {
        tell(listener -> listener.instanceRunning(nowMillis, instance));
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        tell(listener -> listener.instanceTerminating(nowMillis, instance));
    }

    @Override
    public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
        tell(listener -> listener.instanceTerminated(nowMillis, instance));
    }

    @Override
    public void finished(long nowMillis) {
        tell(listener -> listener.finished(nowMillis));
    }
}
