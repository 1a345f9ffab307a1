package dev.plimsoll.simulator.world.cluster;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.engine.Lognormal;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.HashMap;
import java.util.Map;

/** How long pods take: to start, their image first; to end; and to be made again where a Job backs off. Milliseconds. */
public final class PodTimes {

    private static final long LONGEST_BACK_OFF_MILLIS = 360_000;

    private final WorldSettings.Pods settings;
    private final Lognormal grace;
    private final Lognormal pull;
    private final RandomStreams streams;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Long> pulls = new HashMap<>();
    private final Map<String, Long> graces = new HashMap<>();

    public PodTimes(WorldSettings.Pods settings, RandomStreams streams) {
        this.settings = settings;
        this.grace = new Lognormal(
                settings.termination().median().toMillis(),
                settings.termination().p95().toMillis());
        this.pull = new Lognormal(
                settings.pull().median().toMillis(), settings.pull().p95().toMillis());
        this.streams = streams;
    }

    /** From being bound to running; the first pod of a workload on a node waits for the image. */
    long startMillis(SimulatedPod pod, SimulatedNode node) {
        long start = settings.start().toMillis();
        if (pull.medianMillis() == 0 || !node.pullsFirst(workload(pod))) {
            return start;
        }
        return start
                + pulls.computeIfAbsent(
                        workload(pod),
                        image -> pull.at(streams.stream("pull", image, 0).nextGaussian()));
    }

    long graceMillis(SimulatedPod pod) {
        return grace.medianMillis() == grace.p95Millis()
                ? grace.medianMillis()
                : graces.computeIfAbsent(
                        workload(pod),
                        name -> grace.at(streams.stream("grace", name, 0).nextGaussian()));
    }

    /** Whether pods that nobody wants any more take their time to go. */
    boolean isGraceful() {
        return settings.termination().onDeparture();
    }

    /** How long whoever owned the pod, which was thrown off, waits before making another. */
    long backOffMillis(SimulatedPod pod) {
        if (pod.owner().kind() != Owner.Kind.JOB || settings.jobBackOff().isZero()) {
            return 0;
        }
        int before = failures.merge(pod.replica().name(), 1, Integer::sum) - 1;
        return Math.min(LONGEST_BACK_OFF_MILLIS, settings.jobBackOff().toMillis() << Math.min(before, 10));
    }

    private static String workload(SimulatedPod pod) {
        return pod.shape().namespace() + "/" + pod.owner().name();
    }
}
