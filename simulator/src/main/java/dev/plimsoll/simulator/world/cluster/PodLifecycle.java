package dev.plimsoll.simulator.world.cluster;

import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.world.scheduler.SimulatedScheduler;
import dev.plimsoll.simulator.world.state.DisruptionBudgets;
import dev.plimsoll.simulator.world.state.OwnVolume;
import dev.plimsoll.simulator.world.state.OwnVolumeShapes;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.Replica;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldContext;
import dev.plimsoll.simulator.world.state.WorldContext.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to pods: made, bound, running, evicted, lost, ended, and made again by whoever owns them. */
public final class PodLifecycle {

    private final WorldContext context;
    private final PodTimes times;
    private final Placement placement;
    private final DisruptionBudgets budgets;
    private final OwnVolumeShapes volumeShapes = new OwnVolumeShapes();
    private final Map<String, SimulatedPod> pods = new HashMap<>();
    private final Set<Replica> backingOff = new LinkedHashSet<>();
    private @Nullable SimulatedScheduler scheduler;
    private long arrivals;

    public PodLifecycle(WorldContext context, PodTimes times, Placement placement, DisruptionBudgets budgets) {
        this.context = context;
        this.times = times;
        this.placement = placement;
        this.budgets = budgets;
    }

    /** Ties the knot: the scheduler binds through this, and this queues with the scheduler. */
    void scheduleWith(SimulatedScheduler chosen) {
        scheduler = chosen;
    }

    private SimulatedScheduler scheduler() {
        if (scheduler == null) {
            throw new IllegalStateException("no scheduler: call scheduleWith first");
        }
        return scheduler;
    }

    @Nullable
    public SimulatedPod pod(String id) {
        return pods.get(id);
    }

    /** All pods that have not ended, in no particular order. */
    public Collection<SimulatedPod> alive() {
        return pods.values();
    }

    /** Replicas without a pod, because whoever owns them waits before making another. */
    public Collection<Replica> backingOff() {
        return backingOff;
    }

    /** A replica is wanted from now on, and its first pod is made. */
    public void begin(Replica replica) {
        budgets.wanted(replica.shape(), 1);
        scheduler().enqueue(make(replica));
    }

    /** A replica is wanted no longer, and its pod ends. */
    public void giveUp(Replica replica, PodEnd end) {
        if (!replica.isWanted()) {
            return;
        }
        replica.giveUp();
        budgets.wanted(replica.shape(), -1);
        SimulatedPod pod = replica.current();
        if (pod == null || pod.phase() == SimulatedPod.Phase.TERMINATING) {
            return;
        }
        if (end == PodEnd.DEPARTED && times.isGraceful() && pod.phase() != SimulatedPod.Phase.PENDING) {
            leave(pod, end);
        } else {
            end(pod, end);
        }
    }

    /** Nobody wants the pod any more: it ends after its grace, and holds its place until then. */
    private void leave(SimulatedPod pod, PodEnd end) {
        shutDown(pod);
        context.engine().after(times.graceMillis(pod), () -> {
            if (pod.phase() == SimulatedPod.Phase.TERMINATING) {
                end(pod, end);
            }
        });
    }

    private SimulatedPod make(Replica replica) {
        PodShape shape = shapeNow(replica);
        var shown = new Pod(replica.nextPodId(), shape, replica.owner(), context.instant(), false);
        var pod = new SimulatedPod(shown, replica, placement.shape(shape), arrivals++);
        if (pods.putIfAbsent(pod.id(), pod) != null) {
            throw new TraceException("a pod is called \"" + pod.id() + "\" while another of that name is alive:"
                    + " give every pod and workload of the trace its own name");
        }
        replica.setCurrent(pod);
        context.announce().podCreated(context.now(), pod);
        return pod;
    }

    private PodShape shapeNow(Replica replica) {
        OwnVolume volume = replica.volume();
        String zone = volume == null ? null : volume.zone();
        return zone == null ? replica.shape() : volumeShapes.in(zone, replica.shape());
    }

    /** Makes a DaemonSet's pod on its node: it neither waits nor starts up. */
    void makeRunning(Replica replica, SimulatedNode node) {
        SimulatedPod pod = make(replica);
        occupy(pod, node);
        pod.enter(SimulatedPod.Phase.RUNNING);
        context.announce().podRunning(context.now(), pod);
    }

    public void bind(SimulatedPod pod, SimulatedNode node) {
        occupy(pod, node);
        context.changed(Part.NODES);
        context.engine().after(times.startMillis(pod, node), () -> run(pod));
    }

    private void occupy(SimulatedPod pod, SimulatedNode node) {
        useVolume(pod, node);
        placement.bind(pod.shapeHandle(), node.handle());
        node.add(pod);
        pod.bindTo(node);
        context.announce().podBound(context.now(), pod, node);
    }

    /** The first use makes the volume, and the pod can leave its zone no more. */
    private void useVolume(SimulatedPod pod, SimulatedNode node) {
        OwnVolume volume = pod.replica().volume();
        String zone = node.node().labels().get(WellKnown.ZONE);
        if (volume != null && volume.zone() == null && zone != null) {
            volume.makeIn(zone);
            PodShape shape = shapeNow(pod.replica());
            pod.reshape(shape, placement.shape(shape));
        }
    }

    private void run(SimulatedPod pod) {
        if (pod.phase() != SimulatedPod.Phase.BOUND) {
            return;
        }
        pod.enter(SimulatedPod.Phase.RUNNING);
        context.announce().podRunning(context.now(), pod);
        budgets.healthy(pod.shape(), 1);
        if (pod.replica().departure() instanceof Departure.AfterRunning(long durationMillis)) {
            context.engine().after(durationMillis, () -> {
                if (pod.phase() == SimulatedPod.Phase.RUNNING) {
                    giveUp(pod.replica(), PodEnd.COMPLETED);
                }
            });
        }
    }

    /** Asks the Eviction API for a pod: refused while a budget says no; done already when it is on its way out. */
    public Outcome evict(SimulatedPod pod) {
        return switch (pod.phase()) {
            case TERMINATING, ENDED -> Outcome.DONE;
            case PENDING -> new Outcome.Refused("pod " + pod.id() + " is on no node");
            case BOUND, RUNNING -> evictFromNode(pod);
        };
    }

    private Outcome evictFromNode(SimulatedPod pod) {
        if (pod.isDaemon()) {
            return new Outcome.Refused("pod " + pod.id() + " belongs to a DaemonSet and would come back at once");
        }
        String refusal = budgets.refusal(pod);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        throwOff(pod, PodEnd.EVICTED);
        return Outcome.DONE;
    }

    /** Ends a pod on a node for the sake of one with a higher priority, whatever its budgets say. */
    public void preempt(SimulatedPod pod) {
        throwOff(pod, PodEnd.PREEMPTED);
    }

    private void throwOff(SimulatedPod pod, PodEnd end) {
        terminate(pod);
        context.engine().after(times.graceMillis(pod), () -> {
            if (pod.phase() == SimulatedPod.Phase.TERMINATING) {
                end(pod, end);
                comeBack(pod);
            }
        });
        if (pod.replica().comesBackAtOnce()) {
            comeBack(pod);
        }
    }

    private void terminate(SimulatedPod pod) {
        shutDown(pod);
        context.announce().podEvicted(context.now(), pod);
    }

    private void shutDown(SimulatedPod pod) {
        SimulatedNode node = nodeOf(pod);
        placement.unbind(pod.shapeHandle(), node.handle());
        placement.bind(placement.terminating(pod.shapeHandle()), node.handle());
        noLongerHealthy(pod);
        pod.enter(SimulatedPod.Phase.TERMINATING);
        node.podChanged();
        context.changed(Part.NODES);
    }

    /** Whoever owns the pod makes another for it, unless one is there already. */
    void comeBack(SimulatedPod pod) {
        Replica replica = pod.replica();
        if (replica.current() != pod || !replica.isWanted()) {
            return;
        }
        if (replica.isGoneForGood()) {
            replica.giveUp();
            budgets.wanted(replica.shape(), -1);
        } else {
            long backOff = times.backOffMillis(replica);
            if (backOff == 0) {
                scheduler().enqueue(make(replica));
            } else {
                replica.setCurrent(null);
                backingOff.add(replica);
                context.engine().after(backOff, () -> makeAgain(replica));
            }
        }
    }

    private void makeAgain(Replica replica) {
        backingOff.remove(replica);
        if (replica.isWanted()) {
            scheduler().enqueue(make(replica));
        }
    }

    private void end(SimulatedPod pod, PodEnd end) {
        if (pod.phase() == SimulatedPod.Phase.PENDING) {
            scheduler().remove(pod);
            finish(pod, end);
            return;
        }
        SimulatedNode node = nodeOf(pod);
        placement.unbind(boundAs(pod), node.handle());
        node.remove(pod);
        finish(pod, end);
        context.changed(Part.NODES);
        scheduler().podWent(pod.shapeHandle(), node.handle());
    }

    private void finish(SimulatedPod pod, PodEnd end) {
        noLongerHealthy(pod);
        pod.enter(SimulatedPod.Phase.ENDED);
        pods.remove(pod.id());
        context.announce().podEnded(context.now(), pod, end);
    }

    private void noLongerHealthy(SimulatedPod pod) {
        if (pod.phase() == SimulatedPod.Phase.RUNNING && !pod.isDaemon()) {
            budgets.healthy(pod.shape(), -1);
        }
    }

    /** Ends all pods of a node that is about to go; who owns them makes others once it is gone: {@link #comeBack}. */
    List<SimulatedPod> loseAll(SimulatedNode node) {
        var lost = new ArrayList<>(node.pods());
        for (SimulatedPod pod : lost) {
            node.remove(pod);
            finish(pod, pod.phase() == SimulatedPod.Phase.TERMINATING ? PodEnd.EVICTED : PodEnd.NODE_LOST);
        }
        return lost;
    }

    /** Ends all pods of a node whose Node object is gone, but not its DaemonSets'; who owns them makes others: {@link #comeBack}. */
    List<SimulatedPod> collect(SimulatedNode node) {
        var collected = new ArrayList<SimulatedPod>();
        for (SimulatedPod pod : List.copyOf(node.pods())) {
            if (!pod.isDaemon()) {
                placement.unbind(boundAs(pod), node.handle());
                node.remove(pod);
                finish(pod, pod.phase() == SimulatedPod.Phase.TERMINATING ? PodEnd.EVICTED : PodEnd.NODE_LOST);
                collected.add(pod);
            }
        }
        return collected;
    }

    /** The number under which a pod on a node is counted in the placement. */
    int boundAs(SimulatedPod pod) {
        return pod.phase() == SimulatedPod.Phase.TERMINATING
                ? placement.terminating(pod.shapeHandle())
                : pod.shapeHandle();
    }

    private static SimulatedNode nodeOf(SimulatedPod pod) {
        SimulatedNode node = pod.node();
        if (node == null) {
            throw new IllegalStateException("pod " + pod.id() + " is on no node");
        }
        return node;
    }
}
