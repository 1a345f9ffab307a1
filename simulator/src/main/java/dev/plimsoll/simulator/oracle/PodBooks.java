package dev.plimsoll.simulator.oracle;

import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lives of pods: created, bound, running and ended in this order and once each; and how long they waited. */
final class PodBooks {

    private final Map<String, Life> alive = new HashMap<>();
    private long pending;
    private long pendingIntegral;
    private long integratedUntil;
    private long waits;
    private long waited;
    private long thrownOff;

    private static final class Life {
        private final long createdMillis;
        private @Nullable String node;
        private boolean running;
        private boolean evicted;

        Life(long createdMillis) {
            this.createdMillis = createdMillis;
        }
    }

    void created(long now, SimulatedPod pod) {
        if (alive.putIfAbsent(pod.id(), new Life(now)) != null) {
            throw new Violation(now, "pod " + pod.id() + " is created while it is alive");
        }
        waitingChanges(now, pod, 1);
    }

    void bound(long now, SimulatedPod pod, SimulatedNode node) {
        Life life = life(now, pod, "bound");
        if (life.node != null) {
            throw new Violation(now, "pod " + pod.id() + " is bound to " + node.name() + " after " + life.node);
        }
        life.node = node.name();
        waitingChanges(now, pod, -1);
        if (!pod.isDaemon()) {
            waits += now - life.createdMillis;
            waited++;
        }
    }

    void running(long now, SimulatedPod pod) {
        Life life = life(now, pod, "running");
        if (life.node == null || life.running || life.evicted) {
            throw new Violation(
                    now,
                    "pod " + pod.id() + " runs: bound to " + life.node + ", running before " + life.running
                            + ", evicted " + life.evicted);
        }
        life.running = true;
    }

    void evicted(long now, SimulatedPod pod) {
        Life life = life(now, pod, "evicted");
        if (life.node == null || life.evicted) {
            throw new Violation(
                    now, "pod " + pod.id() + " is evicted: bound to " + life.node + ", evicted before " + life.evicted);
        }
        life.evicted = true;
        thrownOff++;
    }

    /** The node that it leaves; null if it was on none. */
    @Nullable
    String ended(long now, SimulatedPod pod) {
        Life life = life(now, pod, "ended");
        alive.remove(pod.id());
        if (life.node == null) {
            waitingChanges(now, pod, -1);
            waits += now - life.createdMillis;
            waited++;
        } else if (pod.replica().isWanted() && !life.evicted && !pod.isDaemon()) {
            thrownOff++;
        }
        return life.node;
    }

    private Life life(long now, SimulatedPod pod, String happening) {
        Life life = alive.get(pod.id());
        if (life == null) {
            throw new Violation(now, "pod " + pod.id() + " is " + happening + ", but is not alive");
        }
        if (now < life.createdMillis) {
            throw new Violation(
                    now,
                    "pod " + pod.id() + " is " + happening + " before it was created at " + life.createdMillis + " ms");
        }
        return life;
    }

    private void waitingChanges(long now, SimulatedPod pod, int difference) {
        if (pod.isDaemon()) {
            return;
        }
        integrate(now);
        pending += difference;
    }

    private void integrate(long now) {
        pendingIntegral += pending * (now - integratedUntil);
        integratedUntil = now;
    }

    void finish(long now) {
        integrate(now);
        long open = 0;
        for (Life life : alive.values()) {
            open += life.node == null ? now - life.createdMillis : 0;
            waited += life.node == null ? 1 : 0;
        }
        if (waits + open != pendingIntegral) {
            throw new Violation(
                    now,
                    "pods waited " + (waits + open) + " ms in all, but the queue's integral is " + pendingIntegral
                            + " ms");
        }
        waits += open;
    }

    /** How many pods have waited, bound in the end or not. */
    long waited() {
        return waited;
    }

    /** For how long they have waited together. */
    long waitMillis() {
        return waits;
    }

    long thrownOff() {
        return thrownOff;
    }
}
