package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** L2: once all is quiet, nodes without work above their group's minimum are given back. */
final class SurplusLeaves extends Invariant {

    private static final long PATIENCE_MILLIS = 35 * 60_000;

    private final Truth truth;
    private final Map<String, Long> emptySince = new HashMap<>();

    SurplusLeaves(Truth truth, Consumer<Broken> verdicts) {
        super("L2", verdicts);
        this.truth = truth;
    }

    @Override
    public void nodeRegistered(long nowMillis, SimulatedNode node) {
        emptySince.put(node.name(), nowMillis);
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        if (!pod.isDaemon()) {
            emptySince.remove(node.name());
        }
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        SimulatedNode node = pod.node();
        if (node != null && Truth.work(node).isEmpty()) {
            emptySince.putIfAbsent(node.name(), nowMillis);
        }
    }

    @Override
    void quiet(long nowMillis) {
        var surplus = new TreeMap<String, Integer>();
        for (NodeGroupState state : truth.world().aws().groups()) {
            if (state.condition().cannotTerminate() == null && state.condition().cannotLaunch() == null) {
                surplus.put(
                        state.group().name(), state.desired() - state.group().minSize());
            }
        }
        for (SimulatedNode node : truth.world().kubernetes().nodes()) {
            long since = Math.max(truth.quiet().sinceMillis(), emptySince.getOrDefault(node.name(), Long.MAX_VALUE));
            if (Truth.work(node).isEmpty()
                    && nowMillis - since > PATIENCE_MILLIS
                    && surplus.getOrDefault(node.instance().group(), 0) > 0
                    && truth.settings().removals().enabled()) {
                broken(
                        nowMillis,
                        "node " + node.name() + " has held no pod for " + (nowMillis - since) / 60_000
                                + " min, and its group has "
                                + surplus.get(node.instance().group())
                                + " above its minimum");
                return;
            }
        }
    }
}
