package dev.plimsoll.benchmarks.planning;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** What time is measured by, and given to the planner: on a machine that others use, only the thread's own time means much. */
enum Clock implements LongSupplier {
    /** Time as it passes. */
    WALL {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    },
    /** Time for which the thread had a processor. */
    CPU {
        @Override
        public long getAsLong() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    };

    double millisSince(long start) {
        return (getAsLong() - start) / 1e6;
    }
}
