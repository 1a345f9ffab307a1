package dev.plimsoll.simulator.world;

import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Serves pending pods one at a time, the highest priority first and then the earliest arrival. A pod that fits nowhere parks
 * its whole shape: the other pods of the shape, and those that still arrive, are known not to fit and cost no service time,
 * until a node appears or changes on which the shape fits, or a pod that its topology rules concern comes or goes.
 */
final class SimulatedScheduler {

    private static final Comparator<PendingShape> ORDER =
            Comparator.comparingInt(PendingShape::priority).reversed().thenComparingLong(PendingShape::place);

    private final WorldContext context;
    private final Placement placement;
    private final NodeChoice choice;
    private final Binder binder;
    private final long microsPerPod;
    private final TopologyConcern concern;
    private final Nominations nominations;
    private final Preemption preemption;
    private final TreeMap<Integer, PendingShape> pending = new TreeMap<>();
    private final TreeSet<PendingShape> queue = new TreeSet<>(ORDER);
    private final Set<PendingShape> parked = new LinkedHashSet<>();
    private boolean serving;
    private long freeAtMicros;

    /** Carries out what the scheduler decides. */
    interface Binder {
        void bind(SimulatedPod pod, int nodeHandle);
    }

    /** How nodes are found for pods: by choice among those that fit, or by making room. */
    record Search(NodeChoice choice, Preemption preemption) {}

    SimulatedScheduler(WorldContext context, Placement placement, Search search, long microsPerPod, Binder binder) {
        this.context = context;
        this.choice = search.choice();
        this.preemption = search.preemption();
        this.nominations = new Nominations(placement);
        this.placement = placement;
        this.microsPerPod = microsPerPod;
        this.binder = binder;
        this.concern = new TopologyConcern(placement);
    }

    void enqueue(SimulatedPod pod) {
        PendingShape shape = pending.computeIfAbsent(
                pod.shapeHandle(),
                handle -> new PendingShape(handle, pod.shape().priority()));
        boolean first = shape.first() == null;
        shape.addLast(pod);
        if (shape.isParked()) {
            shape.markTried();
            context.changed(WorldContext.Part.UNSCHEDULABLE_PODS);
        } else if (first) {
            takeTurn(shape);
        }
    }

    /** A pod no longer waits. */
    void remove(SimulatedPod pod) {
        if (nominations.remove(pod)) {
            return;
        }
        PendingShape shape = pending.get(pod.shapeHandle());
        if (shape == null) {
            throw new IllegalStateException("pod " + pod.id() + " does not wait");
        }
        takeOut(shape, pod);
    }

    private void takeOut(PendingShape shape, SimulatedPod pod) {
        boolean shown = shape.wasTried(pod);
        queue.remove(shape);
        shape.remove(pod);
        if (shape.first() == null) {
            parked.remove(shape);
            pending.remove(shape.shapeHandle());
        } else if (!shape.isParked()) {
            takeTurn(shape);
        }
        if (shown) {
            context.changed(WorldContext.Part.UNSCHEDULABLE_PODS);
        }
    }

    private void takeTurn(PendingShape shape) {
        shape.takePlace();
        queue.add(shape);
        serveNext();
    }

    private void serveNext() {
        if (serving || queue.isEmpty()) {
            return;
        }
        serving = true;
        freeAtMicros = Math.max(context.now() * 1000, freeAtMicros) + microsPerPod;
        context.engine().at(Math.ceilDiv(freeAtMicros, 1000), this::serve);
    }

    private void serve() {
        serving = false;
        PendingShape shape = queue.isEmpty() ? null : queue.first();
        SimulatedPod pod = shape == null ? null : shape.first();
        if (shape == null || pod == null) {
            return;
        }
        int node = nominations.without(pod.shape().priority(), () -> choice.best(pod));
        if (node == Placement.NO_NODE) {
            preemptOrPark(shape, pod);
        } else {
            takeOut(shape, pod);
            bind(pod, node);
        }
        serveNext();
    }

    private void bind(SimulatedPod pod, int node) {
        binder.bind(pod, node);
        podCame(pod.shapeHandle());
    }

    private void preemptOrPark(PendingShape shape, SimulatedPod pod) {
        SimulatedNode freed = preemption.makeRoom(pod);
        if (freed == null) {
            park(shape);
        } else {
            takeOut(shape, pod);
            nominations.add(pod, freed.handle());
        }
    }

    /** Pods that were promised a node take it once they fit; when nobody is left to leave it for them, they queue again. */
    private void keepPromises(int node, boolean moreToLeave) {
        for (SimulatedPod pod : nominations.on(node)) {
            nominations.remove(pod);
            if (placement.fits(pod.shapeHandle(), node)) {
                bind(pod, node);
            } else if (moreToLeave) {
                nominations.add(pod, node);
            } else {
                enqueue(pod);
            }
        }
    }

    /** A node is about to go, or to change its handle: who was promised it queues again. */
    void nodeGoing(int node) {
        for (SimulatedPod pod : nominations.on(node)) {
            nominations.remove(pod);
            enqueue(pod);
        }
    }

    private void park(PendingShape shape) {
        queue.remove(shape);
        shape.setParked(true);
        shape.markTried();
        parked.add(shape);
        context.changed(WorldContext.Part.UNSCHEDULABLE_PODS);
    }

    /** A node appeared, or its marks changed. */
    void nodeChanged(int node) {
        wake(shape -> placement.fits(shape, node) || placement.hasTopology(shape));
    }

    /** A node is gone, and the domains it made up with it. */
    void nodeGone() {
        wake(placement::hasTopology);
    }

    /** A pod of a shape left a node, which is still there; others may be about to. */
    void podWent(int gone, int node, boolean moreToLeave) {
        keepPromises(node, moreToLeave);
        wake(shape -> placement.fits(shape, node) || concern.concerns(shape, gone));
    }

    private void podCame(int bound) {
        wake(shape -> concern.concerns(shape, bound));
    }

    private interface ShapeTest {
        boolean test(int shapeHandle);
    }

    private void wake(ShapeTest mayFit) {
        if (parked.isEmpty()) {
            return;
        }
        var woken = new ArrayList<PendingShape>();
        parked.removeIf(shape -> mayFit.test(shape.shapeHandle()) && woken.add(shape));
        for (PendingShape shape : woken) {
            shape.setParked(false);
            takeTurn(shape);
        }
    }

    /** Every pod that was found to fit nowhere and still waits, in the order of arrival. */
    List<SimulatedPod> unschedulable() {
        var pods = new ArrayList<SimulatedPod>();
        for (PendingShape shape : pending.values()) {
            shape.forEachTried(pods::add);
        }
        pods.sort(Comparator.comparingLong((SimulatedPod pod) -> pod.arrival));
        return pods;
    }
}
