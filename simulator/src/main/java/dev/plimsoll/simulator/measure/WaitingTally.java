package dev.plimsoll.simulator.measure;

import dev.plimsoll.simulator.world.state.Replica;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** How long pods waited for a node, those that never had one to their end or that of the run among them, and which these are. */
final class WaitingTally {

    private final Histogram millis = new Histogram(3);
    private final Set<Replica> neverPlaced = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<SimulatedPod> waiting = Collections.newSetFromMap(new IdentityHashMap<>()); // sums of it only
    private long sumMillis;

    void created(SimulatedPod pod) {
        waiting.add(pod);
        if (!pod.replica().everPlaced()) {
            neverPlaced.add(pod.replica());
        }
    }

    void bound(long nowMillis, SimulatedPod pod) {
        neverPlaced.remove(pod.replica());
        record(nowMillis, pod);
    }

    /** The pod waited until nobody wanted it any more. */
    void endedUnbound(long nowMillis, SimulatedPod pod) {
        record(nowMillis, pod);
    }

    /** The run is over, and whoever waits has waited until now. */
    void finished(long nowMillis) {
        for (SimulatedPod pod : List.copyOf(waiting)) {
            record(nowMillis, pod);
        }
    }

    private void record(long nowMillis, SimulatedPod pod) {
        if (waiting.remove(pod)) {
            long waited = nowMillis - pod.createdMillis();
            millis.recordValue(waited);
            sumMillis += waited;
        }
    }

    int neverPlaced() {
        return neverPlaced.size();
    }

    RunResult.Waiting result() {
        long count = millis.getTotalCount();
        return new RunResult.Waiting(millis, count == 0 ? 0 : (double) sumMillis / count);
    }
}
