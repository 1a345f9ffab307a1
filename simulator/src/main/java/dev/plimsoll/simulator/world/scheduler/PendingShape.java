package dev.plimsoll.simulator.world.scheduler;

import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pending pods of one shape in the order in which they queued: to the scheduler they differ in nothing but their tries. Those
 * that queued one after another and have the same tries are kept as one batch, so that a try of all costs little.
 */
final class PendingShape {

    /** Where the shape stands: with the scheduler's turns, waiting for a back-off to end, or for something to change. */
    enum Place {
        NOWHERE,
        ACTIVE,
        BACKING_OFF,
        PARKED
    }

    private final int shapeHandle;
    private final int priority;
    private final SchedulingBackOff backOff;
    private final List<Batch> batches = new ArrayList<>();
    private @Nullable SimulatedPod last;
    private long turns;
    private long arrival;
    private long readyMillis;
    private Place place = Place.NOWHERE;

    /** Reaches to the first pod of the next batch. */
    private static final class Batch {
        private SimulatedPod first;
        private Tries tries;
        private boolean owesTry;

        Batch(SimulatedPod first, Tries tries) {
            this.first = first;
            this.tries = tries;
        }

        boolean isLike(Batch other) {
            return tries.equals(other.tries) && owesTry == other.owesTry;
        }
    }

    PendingShape(int shapeHandle, int priority, SchedulingBackOff backOff) {
        this.shapeHandle = shapeHandle;
        this.priority = priority;
        this.backOff = backOff;
    }

    int shapeHandle() {
        return shapeHandle;
    }

    int priority() {
        return priority;
    }

    boolean isEmpty() {
        return last == null;
    }

    Place place() {
        return place;
    }

    void setPlace(Place changed) {
        place = changed;
    }

    /** The arrival of the pod whose turn it was at {@link #reckon}. */
    long arrival() {
        return arrival;
    }

    /** When the first back-off ends, as of {@link #reckon}. */
    long readyMillis() {
        return readyMillis;
    }

    /** Sets by what the shape is ordered among others; only while it stands nowhere. */
    void reckon(long nowMillis) {
        arrival = next(nowMillis).arrival;
        readyMillis = Long.MAX_VALUE;
        for (int i = 0; i < batches.size() && readyMillis > nowMillis; i++) {
            readyMillis = Math.min(readyMillis, endMillis(batches.get(i)));
        }
    }

    /** The pod whose turn it is: the first that does not back off, or else the one whose back-off ends first. */
    SimulatedPod next(long nowMillis) {
        Batch best = batches.getFirst();
        for (int i = 1; i < batches.size() && endMillis(best) > nowMillis; i++) {
            Batch batch = batches.get(i);
            best = endMillis(batch) < endMillis(best) ? batch : best;
        }
        return best.first;
    }

    private long endMillis(Batch batch) {
        return backOff.endMillis(batch.tries);
    }

    void addLast(SimulatedPod pod, Tries tries) {
        pod.turn = turns++;
        pod.previousInQueue = last;
        if (last != null) {
            last.nextInQueue = pod;
        }
        last = pod;
        var batch = new Batch(pod, tries);
        if (batches.isEmpty() || !batch.isLike(batches.getLast())) {
            batches.add(batch);
        }
    }

    void remove(SimulatedPod pod) {
        leaveBatch(pod);
        SimulatedPod previous = pod.previousInQueue;
        SimulatedPod next = pod.nextInQueue;
        if (previous != null) {
            previous.nextInQueue = next;
        }
        if (next == null) {
            last = previous;
        } else {
            next.previousInQueue = previous;
        }
        pod.previousInQueue = null;
        pod.nextInQueue = null;
    }

    private void leaveBatch(SimulatedPod pod) {
        int at = batchOf(pod);
        Batch batch = batches.get(at);
        if (batch.first.turn != pod.turn) {
            return;
        }
        SimulatedPod next = pod.nextInQueue;
        if (next == null || batchOf(next) != at) {
            batches.remove(at);
        } else {
            batch.first = next;
        }
    }

    /** The last batch that begins no later than the pod. */
    private int batchOf(SimulatedPod pod) {
        int low = 0;
        int high = batches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (batches.get(middle).first.turn <= pod.turn) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    Tries tries(SimulatedPod pod) {
        return batches.get(batchOf(pod)).tries;
    }

    boolean wasTried(SimulatedPod pod) {
        return tries(pod).count() > 0;
    }

    /**
     * One pod was tried in vain, so all that do not back off were. Those that do are owed their try until the shape is woken,
     * unless an idle scheduler would have tried them by now.
     */
    void failed(long nowMillis) {
        for (Batch batch : batches) {
            if (backOff.isSkippedWhenIdle() || endMillis(batch) <= nowMillis) {
                batch.tries = backOff.again(batch.tries, nowMillis);
            } else {
                batch.owesTry = true;
            }
        }
        merge();
    }

    /** Something has changed: all that do not back off may be tried now. */
    void woken(long nowMillis) {
        for (Batch batch : batches) {
            if (batch.owesTry && endMillis(batch) <= nowMillis) {
                batch.tries = backOff.again(batch.tries, endMillis(batch));
            }
            batch.owesTry = false;
            if (endMillis(batch) <= nowMillis) {
                batch.tries = batch.tries.longAgo();
            }
        }
        merge();
    }

    private void merge() {
        int kept = 0;
        for (int i = 1; i < batches.size(); i++) {
            if (!batches.get(i).isLike(batches.get(kept))) {
                batches.set(++kept, batches.get(i));
            }
        }
        batches.subList(kept + 1, batches.size()).clear();
    }

    /** Every pod that was found to fit nowhere and still waits, in the order of the queue. */
    void forEachTried(Consumer<SimulatedPod> action) {
        forEach(true, action);
    }

    /** Every pod that was not tried yet, in the order of the queue. */
    void forEachUntried(Consumer<SimulatedPod> action) {
        forEach(false, action);
    }

    private void forEach(boolean tried, Consumer<SimulatedPod> action) {
        for (int i = 0; i < batches.size(); i++) {
            if (batches.get(i).tries.count() > 0 == tried) {
                SimulatedPod end = i + 1 < batches.size() ? batches.get(i + 1).first : null;
                for (SimulatedPod pod = batches.get(i).first; pod != null && pod != end; pod = pod.nextInQueue) {
                    action.accept(pod);
                }
            }
        }
    }
}
