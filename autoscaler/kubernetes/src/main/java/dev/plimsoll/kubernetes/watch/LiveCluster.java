package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Pauses;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as it is now, kept up to date by a watch for each kind of object and observed by deltas: looking when nothing
 * changed costs microseconds, whatever the cluster's size.
 */
public final class LiveCluster implements AutoCloseable {

    private static final Set<Kind> OF_SHAPES = EnumSet.of(
            Kind.PODS,
            Kind.SERVICES,
            Kind.REPLICATION_CONTROLLERS,
            Kind.REPLICA_SETS,
            Kind.STATEFUL_SETS,
            Kind.PERSISTENT_VOLUME_CLAIMS);
    private static final Set<Kind> OF_BUDGETS = EnumSet.of(Kind.POD_DISRUPTION_BUDGETS);
    private static final Set<Kind> OF_DAEMON_PODS = EnumSet.of(Kind.DAEMON_SETS, Kind.SERVICES);
    private static final Set<Kind> OF_NODES = EnumSet.complementOf(EnumSet.of(Kind.POD_DISRUPTION_BUDGETS));

    /** Of these each one counts; what is missing of others touches only the pods that need it. */
    private static final Set<Kind> NEEDED_WHOLE = EnumSet.of(Kind.NODES, Kind.POD_DISRUPTION_BUDGETS);

    private final WatchSettings.Timing timing;
    private final ClusterState state;
    private final Map<Kind, KindState> kinds = new EnumMap<>(Kind.class);
    private final Map<Kind, Reflector> reflectors = new EnumMap<>(Kind.class);
    private final List<Thread> threads = new ArrayList<>();
    private volatile ClusterListener listener = () -> {};

    /** The time source stamps what is observed; it must not jump, and observations are to be asked for by the same time. */
    public LiveCluster(ApiServer api, WatchSettings settings, InstantSource time, Pauses pauses) {
        timing = settings.timing();
        state = new ClusterState(settings.limits());
        var intake = new Intake(state, new PodIntake(state, settings.schedulers()));
        var random = new SplittableRandom(settings.seed());
        for (Kind kind : Kind.values()) {
            var followed = new KindState(kind, settings.timing().lastsFor(kind));
            kinds.put(kind, followed);
            reflectors.put(
                    kind,
                    new Reflector(
                            api,
                            kind,
                            new ObjectSink(kind, intake, followed, settings.limits(), () -> listener.wake()),
                            new Reflector.Waits(time, pauses, settings.timing(), random.split())));
        }
    }

    /** The paths that the objects of each kind are listed and watched at. */
    public static List<String> paths() {
        return Arrays.stream(Kind.values()).map(Kind::path).toList();
    }

    /** Tells of what should wake the loop from now on. */
    public void listen(ClusterListener told) {
        listener = told;
    }

    /** Begins to follow the cluster. */
    public synchronized void start() {
        reflectors.forEach((kind, reflector) ->
                threads.add(Thread.ofVirtual().name("watch-" + kind.plural()).start(reflector)));
    }

    /** Lets each kind, one after the other, do what its thread would do next. */
    void round() throws InterruptedException {
        for (Reflector reflector : reflectors.values()) {
            reflector.round();
        }
    }

    /** Everything as it is known now. */
    public LiveObservation observe() {
        // Ages first: what is read after them can only be younger.
        Freshness nodes = freshness(OF_NODES);
        Freshness shapes = freshness(OF_SHAPES);
        Freshness budgets = freshness(OF_BUDGETS);
        Freshness daemonPods = freshness(OF_DAEMON_PODS);
        ClusterState.Parts parts;
        synchronized (state) {
            parts = state.parts();
        }
        return new LiveObservation(
                nodes.of(parts.nodes()),
                shapes.of(parts.unschedulable()),
                budgets.of(parts.budgets()),
                parts.facts(),
                daemonPods.of(parts.daemonPods()));
    }

    /** The oldest proof of some kinds, and whether each was listed. */
    private record Freshness(Instant provenAt, boolean complete) {
        <T> Snapshot<T> of(List<T> items) {
            return new Snapshot<>(items, provenAt, complete);
        }
    }

    /** What seldom changes may be older by as much as its watches are longer. */
    private Freshness freshness(Collection<Kind> of) {
        Instant oldest = Instant.MAX;
        boolean complete = true;
        for (Kind kind : of) {
            KindState known = kinds.get(kind);
            complete &= known == null || !(NEEDED_WHOLE.contains(kind) && known.lacksSome());
            Instant provenAt = known == null ? null : known.provenAt();
            if (provenAt == null) {
                return new Freshness(Instant.EPOCH, false);
            }
            Instant asGoodAs = provenAt.plus(timing.allowanceOf(kind));
            oldest = asGoodAs.isBefore(oldest) ? asGoodAs : oldest;
        }
        return new Freshness(oldest, complete);
    }

    /** The disruption budgets as they are known now. */
    public List<PodDisruptionBudget> budgets() {
        synchronized (state) {
            return state.parts().budgets();
        }
    }

    /** How many shapes of pods are kept. */
    int shapes() {
        synchronized (state) {
            return state.shapes().size();
        }
    }

    /** The uid of a pod (namespace/name) as last seen; null if there is no such pod. */
    public @Nullable String uidOf(String podId) {
        synchronized (state) {
            LivePod known = state.pod(podId);
            return known == null ? null : known.uid();
        }
    }

    /** How well each kind is followed. */
    public List<KindHealth> health() {
        return kinds.values().stream().map(KindState::health).toList();
    }

    /** The objects that could not be read (such as "pods default/a") and why. */
    public SortedMap<String, String> problems() {
        var problems = new TreeMap<String, String>();
        kinds.forEach((kind, known) ->
                known.problems().forEach((key, why) -> problems.put(kind.plural() + " " + key, why)));
        return problems;
    }

    /** Stops following, and waits for the watches to end unless interrupted. */
    @Override
    public synchronized void close() {
        reflectors.values().forEach(Reflector::stop);
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
            threads.clear();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
