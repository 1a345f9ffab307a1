package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * I16: not more than two times are nodes of a group bought and ended again without having held a pod, while pods that waited
 * when they were ordered wait still: nodes that no pod could use, and instances ended although they were about to join. What
 * is bought before the first of them can be known to be of no use is bought once.
 */
final class NoEndlessBuying extends Invariant {

    private static final int TOLERATED = 2;

    /** A taint of a young node may yet come off. */
    private static final long TAINTS_LAST_MILLIS = 10 * 60_000;

    private final Truth truth;
    private final WaitingPods waiting;
    private final Set<String> used = new HashSet<>();
    private final Map<String, List<Waste>> wasted = new TreeMap<>();

    /** An instance of no use: when it was launched, and when that could be known. */
    private record Waste(long launchedMillis, long knownMillis) {}

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
        SimulatedNode node = truth.nodeOf(instance);
        boolean joinedOrWould = node != null || instance.joinsMillis() != SimulatedInstance.NEVER;
        if (joinedOrWould && somebodyStillWaits(instance)) {
            List<Waste> all = wasted.computeIfAbsent(instance.group(), group -> new ArrayList<>());
            all.add(new Waste(instance.launchedMillis(), knownMillis(node, nowMillis)));
            int times = times(all);
            if (times > TOLERATED) {
                broken(
                        nowMillis,
                        times + " times were nodes of group " + instance.group()
                                + " bought and ended without having held a pod, the last of them " + id + ", while "
                                + waiting.pods().size() + " pods wait");
            }
        }
    }

    /** By its end at the latest. */
    private static long knownMillis(@Nullable SimulatedNode node, long endMillis) {
        return node == null || node.readyMillis() == SimulatedInstance.NEVER
                ? endMillis
                : Math.min(endMillis, node.readyMillis() + TAINTS_LAST_MILLIS);
    }

    private static int times(List<Waste> all) {
        int times = 0;
        long knownMillis = Long.MIN_VALUE;
        for (Waste waste : all.stream()
                .sorted(Comparator.comparingLong(Waste::launchedMillis))
                .toList()) {
            if (times == 0 || waste.launchedMillis() > knownMillis) {
                times++;
                knownMillis = waste.knownMillis();
            } else {
                knownMillis = Math.min(knownMillis, waste.knownMillis());
            }
        }
        return times;
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
