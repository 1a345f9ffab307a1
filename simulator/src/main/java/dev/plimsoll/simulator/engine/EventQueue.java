package dev.plimsoll.simulator.engine;

import java.util.Arrays;

/**
 * What will happen, in order of (time, sequence): of two things at one instant, the one scheduled first comes first, and
 * last ones come after all others. A binary heap over primitive keys, so that a pending event costs no object of its own.
 */
final class EventQueue {

    /** Above every sequence of an ordinary event. */
    private static final long LAST = 1L << 62;

    private long[] times = new long[64];
    private long[] sequences = new long[64];
    private Event[] events = new Event[64];
    private int size;
    private long nextSequence;

    boolean isEmpty() {
        return size == 0;
    }

    /** The time of the next event; only when there is one. */
    long nextTime() {
        return times[0];
    }

    void add(long timeMillis, Event event) {
        add(timeMillis, nextSequence++, event);
    }

    /** Adds an event that comes after all others of its time, even those added later. */
    void addLast(long timeMillis, Event event) {
        add(timeMillis, LAST + nextSequence++, event);
    }

    private void add(long timeMillis, long sequence, Event event) {
        if (size == events.length) {
            times = Arrays.copyOf(times, size * 2);
            sequences = Arrays.copyOf(sequences, size * 2);
            events = Arrays.copyOf(events, size * 2);
        }
        siftUp(size++, timeMillis, sequence, event);
    }

    Event poll() {
        Event first = events[0];
        size--;
        Event last = events[size];
        long lastTime = times[size];
        long lastSequence = sequences[size];
        clear(size);
        if (size > 0) {
            siftDown(lastTime, lastSequence, last);
        }
        return first;
    }

    @SuppressWarnings("NullAway") // slots past the end hold nothing, so that fired events can be collected
    private void clear(int slot) {
        events[slot] = null;
    }

    private void siftUp(int hole, long time, long sequence, Event event) {
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!isBefore(time, sequence, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, sequence, event);
    }

    private void siftDown(long time, long sequence, Event event) {
        int hole = 0;
        while (2 * hole + 1 < size) {
            int child = 2 * hole + 1;
            if (child + 1 < size && isBefore(times[child + 1], sequences[child + 1], child)) {
                child++;
            }
            if (isBefore(time, sequence, child)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        put(hole, time, sequence, event);
    }

    private boolean isBefore(long time, long sequence, int slot) {
        return time < times[slot] || (time == times[slot] && sequence < sequences[slot]);
    }

    private void move(int from, int to) {
        put(to, times[from], sequences[from], events[from]);
    }

    private void put(int slot, long time, long sequence, Event event) {
        times[slot] = time;
        sequences[slot] = sequence;
        events[slot] = event;
    }
}
