package dev.plimsoll.benchmarks.scheduling;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Prints the live heap of a placement of 10,000 nodes and 100,000 pods of 200 shapes. Budget: 60 MB. */
public final class PlacementHeap {

    private static final int MEBIBYTE = 1 << 20;

    private PlacementHeap() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        new SchedulingWorld(100, 100, true).placeAll();
        long before = liveBytes();
        var plain = new SchedulingWorld(10_000, 100_000, false);
        plain.placeAll();
        long between = liveBytes();
        var mixed = new SchedulingWorld(10_000, 100_000, true);
        mixed.placeAll();
        long after = liveBytes();
        System.out.printf(
                Locale.ROOT,
                "%d nodes, 100,000 pods of %d shapes: %.1f MiB without topology, %.1f MiB with a third of shapes with it%n",
                plain.placement.nodeCount(),
                mixed.shapes.length,
                (double) (between - before) / MEBIBYTE,
                (double) (after - between) / MEBIBYTE);
    }

    private static long liveBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
