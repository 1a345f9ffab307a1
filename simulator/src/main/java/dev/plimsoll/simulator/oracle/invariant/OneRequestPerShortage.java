package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * I5: no more nodes are on their way than pods have waited at any moment of the last minutes, for each node is bought for at
 * least one. Launches that failed, instances that should have joined long ago, and what AWS replaces on its own account are
 * not on their way for us.
 */
final class OneRequestPerShortage extends Invariant {

    private static final long COMING_MILLIS = 6 * 60_000;

    /** Who has learned how long boots take need not wait longer for one that will not come. */
    private static final long GIVEN_UP_MILLIS = 3 * 60_000;

    /** A node may still be on its way when the pod that it was bought for is gone. */
    private static final long MEMORY_MILLIS = COMING_MILLIS + 60_000;

    private static final long FAILURE_MATTERS_MILLIS = 30 * 60_000;

    private final Truth truth;
    private final Deque<Waited> waited = new ArrayDeque<>();
    private int waiting;

    private record Waited(long untilMillis, int pods) {}

    OneRequestPerShortage(Truth truth, Consumer<Broken> verdicts) {
        super("I5", verdicts);
        this.truth = truth;
    }

    @Override
    public void podCreated(long nowMillis, SimulatedPod pod) {
        change(nowMillis, pod, 1);
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        change(nowMillis, pod, -1);
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        if (pod.node() == null) {
            change(nowMillis, pod, -1);
        }
    }

    private void change(long nowMillis, SimulatedPod pod, int difference) {
        if (pod.isDaemon()) {
            return;
        }
        while (!waited.isEmpty() && waited.peekLast().pods() <= waiting) {
            waited.removeLast();
        }
        waited.addLast(new Waited(nowMillis, waiting));
        waiting += difference;
    }

    private int mostWaiting(long nowMillis) {
        while (!waited.isEmpty() && waited.peekFirst().untilMillis() < nowMillis - MEMORY_MILLIS) {
            waited.removeFirst();
        }
        return Math.max(waiting, waited.isEmpty() ? 0 : waited.peekFirst().pods());
    }

    @Override
    public void settingDesired(long nowMillis, String group, int before, int target) {
        if (target <= before) {
            return;
        }
        int coming = target - before;
        for (NodeGroupState state : truth.world().aws().groups()) {
            coming += comingIn(state, nowMillis);
        }
        int most = mostWaiting(nowMillis);
        if (coming > most) {
            broken(
                    nowMillis,
                    "group " + group + " is raised from " + before + " to " + target + ", which makes " + coming
                            + " nodes on their way for at most " + most + " pods that waited in the last "
                            + MEMORY_MILLIS / 1000 + " s");
        }
    }

    private int comingIn(NodeGroupState state, long nowMillis) {
        int coming = 0;
        int live = 0;
        for (SimulatedInstance instance :
                truth.world().aws().instances(state.group().name())) {
            if (instance.isLive()) {
                live++;
                SimulatedNode node = truth.nodeOf(instance);
                long most = instance.joinsMillis() == SimulatedInstance.NEVER ? GIVEN_UP_MILLIS : COMING_MILLIS;
                boolean young = nowMillis - instance.launchedMillis() < most;
                if (instance.wasOrdered() && young && (node == null || isNotUsedYet(node))) {
                    coming++;
                }
            }
        }
        int owed = truth.world().aws().owed(state.group().name());
        return coming + (hasTrouble(state, nowMillis) ? 0 : Math.max(0, state.desired() - live - owed));
    }

    /** Also one that became usable at this moment, so that the scheduler has had no time. */
    private static boolean isNotUsedYet(SimulatedNode node) {
        return node.readyMillis() == SimulatedInstance.NEVER || !Truth.isUsable(node);
    }

    private static boolean hasTrouble(NodeGroupState state, long nowMillis) {
        return state.condition().cannotLaunch() != null
                || state.condition().launchFailures().stream()
                        .anyMatch(failure -> nowMillis - failure.at().toEpochMilli() < FAILURE_MATTERS_MILLIS);
    }
}
