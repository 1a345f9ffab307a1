package dev.plimsoll.simulator.oracle;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.world.Witness;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;

/**
 * Nothing is lost and nothing comes from nowhere: each pod is bound at most once and ends at most once, only where it may be;
 * volumes stay where they
 * were made; billed time is the sum of lives, waiting time is the integral of the queue; and the result says the same. Keeps its own
 * books from the happenings alone, and throws a {@link Violation} at the first that does not add up.
 */
public final class Conservation implements Witness {

    private final PodBooks pods = new PodBooks();
    private final NodeBooks nodes = new NodeBooks();
    private final VolumeBooks volumes = new VolumeBooks();
    private final InstanceBooks instances;

    public Conservation(WorldSettings settings) {
        this.instances = new InstanceBooks(settings.billing().minimum());
    }

    @Override
    public void podCreated(long nowMillis, SimulatedPod pod) {
        pods.created(nowMillis, pod);
        volumes.created(nowMillis, pod);
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        pods.bound(nowMillis, pod, node);
        volumes.bound(nowMillis, pod, node);
        nodes.bound(nowMillis, pod, node);
    }

    @Override
    public void podRunning(long nowMillis, SimulatedPod pod) {
        pods.running(nowMillis, pod);
    }

    @Override
    public void podEvicted(long nowMillis, SimulatedPod pod) {
        pods.evicted(nowMillis, pod);
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        String node = pods.ended(nowMillis, pod);
        if (node != null) {
            nodes.left(nowMillis, pod, node);
        }
    }

    @Override
    public void nodeRegistered(long nowMillis, SimulatedNode node) {
        instances.joined(nowMillis, node.instance().id());
        nodes.registered(nowMillis, node);
    }

    @Override
    public void nodeMarked(long nowMillis, SimulatedNode node) {
        nodes.marked(nowMillis, node);
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        nodes.gone(nowMillis, node);
    }

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        instances.launched(nowMillis, instance);
    }

    @Override
    public void instanceRunning(long nowMillis, SimulatedInstance instance) {
        instances.running(nowMillis, instance);
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        instances.terminating(nowMillis, instance);
    }

    @Override
    public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
        instances.terminated(nowMillis, instance);
    }

    @Override
    public void finished(long nowMillis) {
        pods.finish(nowMillis);
        instances.finish(nowMillis);
    }

    @Override
    public void check(RunResult result) {
        long end = result.run().endMillis();
        agree(
                end,
                "billed micro-dollars",
                instances.microDollars(),
                result.money().microDollars());
        agree(
                end,
                "billed node milliseconds",
                instances.nodeMillis(),
                result.money().nodeMillis());
        agree(end, "pods that waited", pods.waited(), result.waiting().millis().getTotalCount());
        agree(
                end,
                "milliseconds of waiting",
                pods.waitMillis(),
                Math.round(result.waiting().meanMillis()
                        * result.waiting().millis().getTotalCount()));
        agree(end, "evictions", pods.thrownOff(), result.counts().evictions());
    }

    private static void agree(long endMillis, String what, long booked, long reported) {
        if (booked != reported) {
            throw new Violation(
                    endMillis, what + ": the result says " + reported + ", what happened adds up to " + booked);
        }
    }
}
