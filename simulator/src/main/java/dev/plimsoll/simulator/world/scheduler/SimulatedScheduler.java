package dev.plimsoll.simulator.world.scheduler;

import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Serves pending pods one at a time, in the order of {@link SchedulingQueue}. A pod that fits nowhere parks its whole shape: the
 * other pods of the shape, and those that still arrive, are known not to fit and cost no service time, until a node appears or
 * changes on which the shape fits, or a pod that its topology rules concern comes or goes. Then each pod waits out its back-off.
 */
public final class SimulatedScheduler {

    private final WorldContext context;
    private final Placement placement;
    private final NodeChoice choice;
    private final Binder binder;
    private final long microsPerPod;
    private final SchedulingBackOff backOff;
    private final TopologyConcern concern;
    private final Nominations nominations;
    private final Preemption preemption;
    private final TreeMap<Integer, PendingShape> pending = new TreeMap<>();
    private final SchedulingQueue queue;
    private boolean serving;
    private long freeAtMicros;
    private long alarmMillis = SchedulingQueue.NEVER;

    /** Carries out what the scheduler decides. */
    public interface Binder {
        void bind(SimulatedPod pod, int nodeHandle);

        /** Whether pods on the node have been told to end and are still there. */
        boolean someAreLeaving(int nodeHandle);
    }

    /** How nodes are found for pods: by choice among those that fit, or by making room. */
    public record Search(NodeChoice choice, Preemption preemption) {}

    /** How long a pod's service takes, and how long pods that were served in vain wait. */
    public record Pace(long microsPerPod, SchedulingBackOff backOff) {}

    public SimulatedScheduler(WorldContext context, Placement placement, Search search, Pace pace, Binder binder) {
        this.context = context;
        this.choice = search.choice();
        this.preemption = search.preemption();
        this.nominations = new Nominations(placement);
        this.placement = placement;
        this.microsPerPod = pace.microsPerPod();
        this.backOff = pace.backOff();
        this.queue = new SchedulingQueue(backOff);
        this.binder = binder;
        this.concern = new TopologyConcern(placement);
    }

    public void enqueue(SimulatedPod pod) {
        PendingShape shape = waiting(pod);
        switch (shape.place()) {
            case PARKED -> {
                shape.addLast(pod, backOff.again(Tries.NONE, context.now()));
                context.announce().podUnschedulable(context.now(), pod);
                context.changed(WorldContext.Part.UNSCHEDULABLE_PODS);
            }
            case ACTIVE -> shape.addLast(pod, Tries.NONE);
            case BACKING_OFF, NOWHERE -> {
                queue.remove(shape);
                shape.addLast(pod, Tries.NONE);
                takeTurn(shape);
            }
        }
    }

    private PendingShape waiting(SimulatedPod pod) {
        return pending.computeIfAbsent(
                pod.shapeHandle(),
                handle -> new PendingShape(handle, pod.shape().priority(), backOff));
    }

    /** A pod no longer waits. */
    public void remove(SimulatedPod pod) {
        Nominations.Promise promise = nominations.remove(pod);
        if (promise != null) {
            queue.remove(promise.turn());
            wakeFor(pod.shapeHandle(), promise.node());
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
        boolean parked = shape.place() == PendingShape.Place.PARKED;
        if (!parked) {
            queue.remove(shape);
        }
        shape.remove(pod);
        if (shape.isEmpty()) {
            queue.remove(shape);
            pending.remove(shape.shapeHandle());
        } else if (!parked) {
            takeTurn(shape);
        }
        if (shown) {
            context.changed(WorldContext.Part.UNSCHEDULABLE_PODS);
        }
    }

    private void takeTurn(PendingShape shape) {
        queue.add(shape, context.now());
        serveNext();
    }

    private void serveNext() {
        if (serving) {
            return;
        }
        long now = context.now();
        long next = queue.nextMillis(now);
        if (next == now) {
            serving = true;
            freeAtMicros = Math.max(now * 1000, freeAtMicros) + microsPerPod;
            context.engine().at(Math.ceilDiv(freeAtMicros, 1000), this::serve);
        } else if (next < alarmMillis) {
            alarmMillis = next;
            context.engine().at(next, this::ring);
        }
    }

    private void ring() {
        alarmMillis = SchedulingQueue.NEVER;
        serveNext();
    }

    private void serve() {
        serving = false;
        PendingShape shape = queue.next(context.now());
        if (shape != null) {
            SimulatedPod pod = shape.next(context.now());
            Nominations.Promise promise = nominations.of(pod);
            if (promise == null) {
                serve(shape, pod);
            } else {
                keep(promise, pod);
            }
        }
        serveNext();
    }

    private void serve(PendingShape shape, SimulatedPod pod) {
        int node = nominations.without(pod.shape().priority(), () -> choice.best(pod));
        if (node == Placement.NO_NODE) {
            preemptOrPark(shape, pod);
        } else {
            takeOut(shape, pod);
            bind(pod, node);
        }
    }

    private void bind(SimulatedPod pod, int node) {
        binder.bind(pod, node);
        podCame(pod.shapeHandle());
    }

    private void preemptOrPark(PendingShape shape, SimulatedPod pod) {
        SimulatedNode freed = preemption.makeRoom(pod);
        if (freed == null) {
            queue.remove(shape);
            shape.forEachUntried(untried -> context.announce().podUnschedulable(context.now(), untried));
            shape.failed(context.now());
            queue.park(shape);
            context.changed(WorldContext.Part.UNSCHEDULABLE_PODS);
        } else {
            Tries tries = backOff.again(shape.tries(pod), context.now());
            takeOut(shape, pod);
            var turn = new PendingShape(pod.shapeHandle(), pod.shape().priority(), backOff);
            turn.addLast(pod, tries);
            nominations.add(pod, new Nominations.Promise(freed.handle(), turn));
            queue.park(turn);
        }
    }

    /** A pod that was promised a node has its turn: there if it fits, elsewhere if not, or later if some are still to leave. */
    private void keep(Nominations.Promise promise, SimulatedPod pod) {
        queue.remove(promise.turn());
        nominations.remove(pod);
        int node = nominations.without(
                pod.shape().priority(),
                () -> placement.fits(pod.shapeHandle(), promise.node()) ? promise.node() : choice.best(pod));
        if (node != Placement.NO_NODE) {
            bind(pod, node);
            if (node != promise.node()) {
                wakeFor(pod.shapeHandle(), promise.node());
            }
            return;
        }
        promise.turn().failed(context.now());
        if (binder.someAreLeaving(promise.node())) {
            nominations.add(pod, promise);
            queue.park(promise.turn());
        } else {
            queueAgain(promise, pod);
        }
    }

    /** Nothing is promised to the pod any more: it waits as others of its shape, and all of them may be tried anew. */
    private void queueAgain(Nominations.Promise broken, SimulatedPod pod) {
        PendingShape shape = waiting(pod);
        queue.remove(shape);
        shape.addLast(pod, broken.turn().tries(pod));
        queue.wake(shape, context.now());
        context.changed(WorldContext.Part.UNSCHEDULABLE_PODS);
        serveNext();
    }

    /** Of the pods that were promised a node, those that fit by now may have it; the others queue again if nobody is to leave. */
    private void remindOfPromises(int node) {
        for (SimulatedPod pod : nominations.on(node)) {
            Nominations.Promise promise = nominations.of(pod);
            if (promise != null && promise.turn().place() == PendingShape.Place.PARKED) {
                nominations.remove(pod);
                boolean fits = placement.fits(pod.shapeHandle(), node);
                if (fits || binder.someAreLeaving(node)) {
                    nominations.add(pod, promise);
                } else {
                    queue.remove(promise.turn());
                    queueAgain(promise, pod);
                }
                if (fits) {
                    queue.wake(promise.turn(), context.now());
                    serveNext();
                }
            }
        }
    }

    /** A node is about to go, or to change its handle: who was promised it queues again. */
    public void nodeGoing(int node) {
        for (SimulatedPod pod : nominations.on(node)) {
            Nominations.Promise promise = nominations.remove(pod);
            if (promise != null) {
                queue.remove(promise.turn());
                queueAgain(promise, pod);
            }
        }
    }

    /** A node appeared, or its marks changed. */
    public void nodeChanged(int node) {
        wake(shape -> placement.fits(shape, node) || placement.hasTopology(shape));
    }

    /** A node is gone, and the domains it made up with it. */
    public void nodeGone() {
        wake(placement::hasTopology);
    }

    /** A pod of a shape left a node, which is still there. */
    public void podWent(int gone, int node) {
        remindOfPromises(node);
        wakeFor(gone, node);
    }

    private void wakeFor(int gone, int node) {
        wake(shape -> placement.fits(shape, node) || concern.concerns(shape, gone));
    }

    private void podCame(int bound) {
        wake(shape -> concern.concerns(shape, bound));
    }

    private void wake(IntPredicate mayFit) {
        if (queue.wake(mayFit, context.now())) {
            serveNext();
        }
    }

    /** Every pod that was found to fit nowhere and still waits, in the order of arrival. */
    public List<SimulatedPod> unschedulable() {
        var pods = new ArrayList<SimulatedPod>();
        for (PendingShape shape : pending.values()) {
            shape.forEachTried(pods::add);
        }
        pods.sort(Comparator.comparingLong((SimulatedPod pod) -> pod.arrival));
        return pods;
    }
}
