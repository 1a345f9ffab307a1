package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pods that wait for a node at this moment, in the order of their creation; DaemonSets' never do. */
final class WaitingPods implements WorldListener {

    private final Map<String, SimulatedPod> waiting = new LinkedHashMap<>();

    @Override
    public void podCreated(long nowMillis, SimulatedPod pod) {
        if (!pod.isDaemon()) {
            waiting.put(pod.id(), pod);
        }
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        waiting.remove(pod.id());
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        waiting.remove(pod.id());
    }

    Collection<SimulatedPod> pods() {
        return Collections.unmodifiableCollection(waiting.values());
    }
}
