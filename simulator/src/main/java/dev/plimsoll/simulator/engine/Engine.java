package dev.plimsoll.simulator.engine;

/** Virtual time in milliseconds, and the events that move it. One thread drives it; nothing happens between events. */
public final class Engine {

    private final EventQueue queue = new EventQueue();
    private long nowMillis;
    private long fired;

    public Engine(long startMillis) {
        this.nowMillis = startMillis;
    }

    public long nowMillis() {
        return nowMillis;
    }

    /** How many events have fired. */
    public long fired() {
        return fired;
    }

    /** Lets an event fire at a time that is not past. */
    public void at(long timeMillis, Event event) {
        checkNotPast(timeMillis);
        queue.add(timeMillis, event);
    }

    /** Lets an event fire after everything else that happens at a time, even what is only scheduled later. */
    public void atEndOf(long timeMillis, Event event) {
        checkNotPast(timeMillis);
        queue.addLast(timeMillis, event);
    }

    private void checkNotPast(long timeMillis) {
        if (timeMillis < nowMillis) {
            throw new IllegalArgumentException("an event at " + timeMillis + " ms would be " + (nowMillis - timeMillis)
                    + " ms in the past: schedule it at " + nowMillis + " ms or later");
        }
    }

    /** Lets an event fire after a delay that is not negative. */
    public void after(long delayMillis, Event event) {
        at(Math.addExact(nowMillis, delayMillis), event);
    }

    /** Fires all events up to and including a time, and leaves the clock there. */
    public void runUntil(long endMillis) {
        while (!queue.isEmpty() && queue.nextTime() <= endMillis) {
            fireNext();
        }
        nowMillis = Math.max(nowMillis, endMillis);
    }

    /** Fires the next event; false if there is none. */
    public boolean step() {
        if (queue.isEmpty()) {
            return false;
        }
        fireNext();
        return true;
    }

    private void fireNext() {
        nowMillis = queue.nextTime();
        fired++;
        queue.poll().fire();
    }
}
