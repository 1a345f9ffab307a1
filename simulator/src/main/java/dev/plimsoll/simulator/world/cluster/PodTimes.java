package dev.plimsoll.simulator.world.cluster;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.engine.Lognormal;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.world.state.Replica;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** How long pods take: to start, their image first; to end; and to be made again where a Job backs off. Milliseconds. */
public final class PodTimes {

    private static final long LONGEST_BACK_OFF_MILLIS = 360_000;

    private final WorldSettings.Pods settings;
    private final Lognormal grace;
    private final Lognormal pull;
    private final RandomStreams streams;
    private final IdentityHashMap<PodShape, Long> pulls = new IdentityHashMap<>();
    private final IdentityHashMap<PodShape, Long> graces = new IdentityHashMap<>();
    private final Map<String, Long> stopsIn = new HashMap<>(); // asked only, never walked

    public PodTimes(WorldSettings.Pods settings, RandomStreams streams) {
        this.settings = settings;
        this.grace = new Lognormal(
                settings.termination().median().toMillis(),
                settings.termination().p95().toMillis());
        this.pull = new Lognormal(
                settings.pull().median().toMillis(), settings.pull().p95().toMillis());
        this.streams = streams;
    }

    /** From being bound to running; the first pod of a shape on a node waits for the image. */
    long startMillis(SimulatedPod pod, SimulatedNode node) {
        long start = settings.start().toMillis();
        PodShape shape = pod.replica().shape();
        if (pull.medianMillis() == 0 || !node.pullsFirst(shape)) {
            return start;
        }
        return start + pulls.computeIfAbsent(shape, image -> drawn("pull", pull, image));
    }

    long graceMillis(SimulatedPod pod) {
        Long own = stopsIn.isEmpty()
                ? null
                : stopsIn.get(pod.shape().namespace() + "/" + pod.owner().name());
        if (own != null) {
            return own;
        }
        return grace.medianMillis() == grace.p95Millis()
                ? grace.medianMillis()
                : graces.computeIfAbsent(pod.replica().shape(), kept -> drawn("grace", grace, kept));
    }

    /** Pods that ask for the same under the same labels take the same time, whichever of a thousand Jobs they belong to. */
    private long drawn(String kind, Lognormal times, PodShape shape) {
        String name = shape.namespace() + shape.labels() + shape.requests().cpuMillis() + "/"
                + shape.requests().memoryBytes();
        return times.at(streams.stream(kind, name, 0).nextGaussian());
    }

    /** From now on pods of a workload, told by namespace/name of what owns them, take exactly this long to end. */
    public void stopsIn(String workload, long millis) {
        stopsIn.put(workload, millis);
    }

    /** Whether pods that nobody wants any more take their time to go. */
    boolean isGraceful() {
        return settings.termination().onDeparture();
    }

    /** How long whoever owns a replica, the pod of which was thrown off or lost, waits before making another. */
    long backOffMillis(Replica replica) {
        if (replica.owner().kind() != Owner.Kind.JOB || settings.jobBackOff().isZero()) {
            return 0;
        }
        return Math.min(LONGEST_BACK_OFF_MILLIS, settings.jobBackOff().toMillis() << Math.min(replica.countLoss(), 10));
    }
}
