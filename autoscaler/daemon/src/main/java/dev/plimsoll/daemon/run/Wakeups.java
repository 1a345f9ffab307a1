package dev.plimsoll.daemon.run;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Ends the wait between two rounds early when something happens; once it is closed nobody waits any more. */
final class Wakeups {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean pending;
    private boolean closed;

    /** May be called on any thread; returns at once. */
    void wake() {
        lock.lock();
        try {
            pending = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait, now and from now on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until woken, or so long; whether it was woken. */
    boolean await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!pending && !closed && left > 0) {
                left = woken.awaitNanos(left);
            }
            boolean wasWoken = pending && !closed;
            pending = false;
            return wasWoken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody has called for so long, or for so long in all: what comes in a burst is looked at together. */
    void awaitQuiet(Duration quiet, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (left > 0 && await(Duration.ofNanos(Math.min(left, quiet.toNanos())))) {
            left = end - System.nanoTime();
        }
    }

    /** Waits so long, whoever calls. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) {
                left = woken.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
