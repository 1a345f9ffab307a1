package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** L1: once all is quiet, a pod that fits a new node of a group which may grow does not wait on. */
final class PlaceablePodsRun extends Invariant {

    private static final long PATIENCE_MILLIS = 35 * 60_000;

    private final Truth truth;
    private final WaitingPods waiting;

    PlaceablePodsRun(Truth truth, WaitingPods waiting, Consumer<Broken> verdicts) {
        super("L1", verdicts);
        this.truth = truth;
        this.waiting = waiting;
    }

    @Override
    void quiet(long nowMillis) {
        long since = truth.quiet().sinceMillis();
        for (SimulatedPod pod : waiting.pods()) {
            if (nowMillis - Math.max(pod.createdMillis(), since) > PATIENCE_MILLIS) {
                String group = groupFor(pod);
                if (group != null) {
                    broken(
                            nowMillis,
                            "pod " + pod.id() + " has waited for " + (nowMillis - pod.createdMillis()) / 60_000
                                    + " min, though it fits group " + group + ", which may grow");
                    return;
                }
            }
        }
    }

    private @Nullable String groupFor(SimulatedPod pod) {
        for (NodeGroupState state : truth.world().aws().groups()) {
            if (state.desired() < state.group().maxSize()
                    && state.condition().cannotLaunch() == null
                    && !truth.spoilt().contains(state.group().name())) {
                for (NodeTemplate template : state.group().templates()) {
                    var placement = new Placement();
                    int node = placement.addNode(template.freshNode("new"));
                    if (placement.fits(placement.shape(pod.shape()), node)) {
                        return state.group().name();
                    }
                }
            }
        }
        return null;
    }
}
