package dev.plimsoll.simulator.world.scheduler;

/** How often the scheduler has tried in vain to place a pod, and when last, in milliseconds since 1970. */
record Tries(int count, long lastMillis) {

    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    static final Tries NONE = new Tries(0, LONG_AGO);

    /** The same when it no longer matters at what time the last one was. */
    Tries longAgo() {
        return new Tries(count, LONG_AGO);
    }
}
