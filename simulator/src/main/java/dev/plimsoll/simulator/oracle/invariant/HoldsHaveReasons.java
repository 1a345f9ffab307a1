package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import java.util.function.Consumer;

/** L6: where pods wait and nothing is on its way, the last round says why. */
final class HoldsHaveReasons extends Invariant {

    private static final long PATIENCE_MILLIS = 20 * 60_000;

    private final Truth truth;
    private boolean silent;

    HoldsHaveReasons(Truth truth, Consumer<Broken> verdicts) {
        super("L6", verdicts);
        this.truth = truth;
    }

    @Override
    void decided(long nowMillis, Observation told, Decision decision) {
        silent = decision.findings().isEmpty() && decision.steps().isEmpty();
    }

    @Override
    void quiet(long nowMillis) {
        boolean coming = truth.world().aws().groups().stream()
                .anyMatch(state -> Truth.live(state) < state.desired() || hasWaiting(state));
        for (Pod pod : truth.world().kubernetes().unschedulablePods()) {
            if (silent && !coming && nowMillis - pod.createdAt().toEpochMilli() > PATIENCE_MILLIS) {
                broken(nowMillis, "pod " + pod.id() + " waits, nothing is on its way, and the last round says nothing");
                return;
            }
        }
    }

    private boolean hasWaiting(NodeGroupState state) {
        return truth.world().aws().instances(state.group().name()).stream()
                .anyMatch(instance -> instance.isLive() && truth.nodeOf(instance) == null);
    }
}
