package dev.plimsoll.simulator.measure;

import dev.plimsoll.simulator.world.state.Replica;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** How long pods waited for a node, and which never had one. */
final class WaitingTally {

    private final Histogram millis = new Histogram(3);
    private final Set<Replica> neverPlaced = Collections.newSetFromMap(new IdentityHashMap<>());
    private long sumMillis;

    void created(SimulatedPod pod) {
        if (!pod.replica().everPlaced()) {
            neverPlaced.add(pod.replica());
        }
    }

    void bound(long nowMillis, SimulatedPod pod) {
        neverPlaced.remove(pod.replica());
        long waited = nowMillis - pod.createdMillis();
        millis.recordValue(waited);
        sumMillis += waited;
    }

    int neverPlaced() {
        return neverPlaced.size();
    }

    RunResult.Waiting result() {
        long count = millis.getTotalCount();
        return new RunResult.Waiting(millis, count == 0 ? 0 : (double) sumMillis / count);
    }
}
