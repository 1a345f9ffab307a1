package dev.plimsoll.simulator.world.scheduler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * In which order shapes have their turns: the highest priority first and then the earliest arrival; those that back off when
 * their time is up, or, where that is skipped, when there is nothing else to do; parked ones not before something changes.
 */
final class SchedulingQueue {

    /** There is nothing to wait for. */
    static final long NEVER = Long.MAX_VALUE;

    private static final Comparator<PendingShape> MOST_URGENT_FIRST =
            Comparator.comparingInt(PendingShape::priority).reversed().thenComparingLong(PendingShape::arrival);

    private final boolean backOffSkippedWhenIdle;
    private final TreeSet<PendingShape> active = new TreeSet<>(MOST_URGENT_FIRST);
    private final TreeSet<PendingShape> backingOff =
            new TreeSet<>(Comparator.comparingLong(PendingShape::readyMillis).thenComparing(MOST_URGENT_FIRST));
    private final Set<PendingShape> parked = new LinkedHashSet<>();

    SchedulingQueue(SchedulingBackOff backOff) {
        this.backOffSkippedWhenIdle = backOff.isSkippedWhenIdle();
    }

    /** A shape that stands nowhere waits for its turn. */
    void add(PendingShape shape, long nowMillis) {
        shape.reckon(nowMillis);
        if (shape.readyMillis() <= nowMillis) {
            active.add(shape);
            shape.setPlace(PendingShape.Place.ACTIVE);
        } else {
            backingOff.add(shape);
            shape.setPlace(PendingShape.Place.BACKING_OFF);
        }
    }

    /** A shape that stands nowhere waits for a change. */
    void park(PendingShape shape) {
        parked.add(shape);
        shape.setPlace(PendingShape.Place.PARKED);
    }

    /** Takes a shape from wherever it stands. */
    void remove(PendingShape shape) {
        switch (shape.place()) {
            case NOWHERE -> {}
            case ACTIVE -> active.remove(shape);
            case BACKING_OFF -> backingOff.remove(shape);
            case PARKED -> parked.remove(shape);
        }
        shape.setPlace(PendingShape.Place.NOWHERE);
    }

    /** Lets the parked shapes that pass a test of their handles wait for a turn; true if there are any. */
    boolean wake(IntPredicate mayFit, long nowMillis) {
        if (parked.isEmpty()) {
            return false;
        }
        List<PendingShape> woken = new ArrayList<>();
        for (PendingShape shape : parked) {
            if (mayFit.test(shape.shapeHandle())) {
                woken.add(shape);
            }
        }
        woken.forEach(shape -> wake(shape, nowMillis));
        return !woken.isEmpty();
    }

    /** Lets a parked shape wait for a turn. */
    void wake(PendingShape shape, long nowMillis) {
        remove(shape);
        shape.woken(nowMillis);
        add(shape, nowMillis);
    }

    /** Whose turn it is; null if it is nobody's. */
    @Nullable
    PendingShape next(long nowMillis) {
        while (!backingOff.isEmpty() && backingOff.first().readyMillis() <= nowMillis) {
            PendingShape ready = backingOff.first();
            remove(ready);
            add(ready, nowMillis);
        }
        if (!active.isEmpty()) {
            return active.first();
        }
        return backOffSkippedWhenIdle && !backingOff.isEmpty() ? backingOff.first() : null;
    }

    /** When there is somebody to be served: now or later, in milliseconds since 1970, or {@link #NEVER}. */
    long nextMillis(long nowMillis) {
        if (!active.isEmpty() || (backOffSkippedWhenIdle && !backingOff.isEmpty())) {
            return nowMillis;
        }
        return backingOff.isEmpty()
                ? NEVER
                : Math.max(nowMillis, backingOff.first().readyMillis());
    }
}
