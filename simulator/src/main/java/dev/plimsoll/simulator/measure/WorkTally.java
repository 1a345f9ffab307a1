package dev.plimsoll.simulator.measure;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.IdentityHashMap;

/** What was done: cores that bound pods requested, DaemonSets' aside, over time; and running time that had to be done again. */
final class WorkTally {

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final double CORE = 1000;

    private final StepIntegral servedCpuMillis;
    private final IdentityHashMap<SimulatedPod, Long> runningSince =
            new IdentityHashMap<>(); // asked only, never walked
    private long lostMillis;

    WorkTally(long startMillis) {
        servedCpuMillis = new StepIntegral(startMillis, 0);
    }

    /** A pod takes its room, or gives it back. */
    void request(long nowMillis, SimulatedPod pod, int sign) {
        if (!pod.isDaemon()) {
            Resources requests = pod.shape().requests();
            servedCpuMillis.add(nowMillis, sign * requests.cpuMillis());
        }
    }

    void running(long nowMillis, SimulatedPod pod) {
        if (pod.replica().startsOver()) {
            runningSince.put(pod, nowMillis);
        }
    }

    /** A pod that runs for a time and is thrown off has run in vain; others have lost nothing that comes again. */
    void thrownOff(long nowMillis, SimulatedPod pod) {
        Long since = runningSince.remove(pod);
        if (since != null) {
            lostMillis += nowMillis - since;
        }
    }

    void ended(SimulatedPod pod) {
        runningSince.remove(pod);
    }

    double coreHours(long endMillis) {
        return servedCpuMillis.until(endMillis).doubleValue() / CORE / MILLIS_PER_HOUR;
    }

    double lostPodHours() {
        return lostMillis / MILLIS_PER_HOUR;
    }
}
