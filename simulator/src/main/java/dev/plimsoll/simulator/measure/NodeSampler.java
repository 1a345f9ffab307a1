package dev.plimsoll.simulator.measure;

import dev.plimsoll.simulator.measure.Course.Moment;
import dev.plimsoll.simulator.measure.Course.PackedNode;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes down all nodes and what is on them at equal distances of time. When there is too much to tell, every other moment is
 * dropped and the distance doubled: a page has to hold it.
 */
public final class NodeSampler implements WorldListener {

    private static final int MOMENTS = 120;
    private static final int MOST_NODES = 8_000;

    private final Map<SimulatedNode, NodeLoad> loads = new LinkedHashMap<>();
    private final List<Moment> moments = new ArrayList<>();
    private final long endMillis;
    private long stepMillis;
    private long nextMillis;

    /** From and to milliseconds since 1970. */
    public NodeSampler(long startMillis, long endMillis) {
        this.endMillis = endMillis;
        this.stepMillis = Math.max(1, (endMillis - startMillis) / MOMENTS);
        this.nextMillis = startMillis + stepMillis;
    }

    /** Of a finished run. */
    public List<Moment> moments() {
        return moments;
    }

    @Override
    public void nodeRegistered(long nowMillis, SimulatedNode node) {
        advance(nowMillis);
        loads.putIfAbsent(node, new NodeLoad(node));
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        advance(nowMillis);
        NodeLoad load = loads.get(node);
        if (load != null) {
            load.add(pod, 1);
        }
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        advance(nowMillis);
        NodeLoad load = loads.get(pod.node());
        if (load != null) {
            load.add(pod, -1);
        }
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        advance(nowMillis);
        loads.remove(node);
    }

    @Override
    public void finished(long nowMillis) {
        advance(endMillis);
    }

    /** What happens at a moment itself is seen at the next. */
    private void advance(long nowMillis) {
        while (nextMillis < nowMillis || (nextMillis == endMillis && nowMillis == endMillis)) {
            moments.add(new Moment(
                    nextMillis,
                    loads.values().stream()
                            .map(NodeLoad::packed)
                            .sorted(Comparator.comparing(
                                            (PackedNode node) -> node.machine().group())
                                    .thenComparing(PackedNode::name))
                            .toList()));
            nextMillis += stepMillis;
            thin();
        }
    }

    private void thin() {
        Set<PackedNode> told = Collections.newSetFromMap(new IdentityHashMap<>());
        moments.forEach(moment -> told.addAll(moment.nodes()));
        if (told.size() <= MOST_NODES || moments.size() < 4) {
            return;
        }
        for (int i = moments.size() - moments.size() % 2 - 2; i >= 0; i -= 2) {
            moments.remove(i);
        }
        stepMillis *= 2;
        nextMillis = moments.getLast().atMillis() + stepMillis;
    }
}
