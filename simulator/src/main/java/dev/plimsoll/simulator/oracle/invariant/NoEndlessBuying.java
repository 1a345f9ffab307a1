package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * I16: not more than two orders of a group are bought and ended again without having held a pod, while pods that waited when
 * they were ordered wait still: nodes that no pod could use, and instances ended although they were about to join.
 */
final class NoEndlessBuying extends Invariant {

    private static final int TOLERATED = 2;

    private final Truth truth;
    private final Set<String> used = new HashSet<>();
    private final WaitingPods waiting;
    private final Map<String, Set<Long>> wasted = new TreeMap<>();

    NoEndlessBuying(Truth truth, WaitingPods waiting, Consumer<Broken> verdicts) {
        super("I16", verdicts);
        this.truth = truth;
        this.waiting = waiting;
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        if (!pod.isDaemon()) {
            used.add(node.instance().id());
            wasted.remove(node.instance().group());
        }
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        if (instance == null || !instance.isLive() || !instance.wasOrdered() || used.contains(id)) {
            return;
        }
        boolean joinedOrWould = truth.nodeOf(instance) != null || instance.joinsMillis() != SimulatedInstance.NEVER;
        if (joinedOrWould && somebodyStillWaits(instance)) {
            Set<Long> orders = wasted.computeIfAbsent(instance.group(), group -> new TreeSet<>());
            orders.add(instance.launchedMillis());
            if (orders.size() > TOLERATED) {
                broken(
                        nowMillis,
                        orders.size() + " orders of group " + instance.group()
                                + " were bought and ended without having held a pod, the last of them " + id
                                + ", while " + waiting.pods().size() + " pods wait");
            }
        }
    }

    private boolean somebodyStillWaits(SimulatedInstance instance) {
        for (SimulatedPod pod : waiting.pods()) {
            if (pod.createdMillis() <= instance.launchedMillis()) {
                return true;
            }
        }
        return false;
    }
}
