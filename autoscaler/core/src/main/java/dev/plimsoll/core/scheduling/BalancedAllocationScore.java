package dev.plimsoll.core.scheduling;

/** NodeResourcesBalancedAllocation: cpu and memory used more evenly with the pod than without it, by true requests. */
final class BalancedAllocationScore implements ScorePlugin {

    private static final int UNCHANGED = 50;

    private final ResourceLedger ledger;

    BalancedAllocationScore(ResourceLedger ledger) {
        this.ledger = ledger;
    }

    static boolean sitsOut(ShapeEntry shape) {
        return shape.cpuMillis == 0 && shape.memoryBytes == 0;
    }

    @Override
    public boolean score(ShapeEntry shape, int[] candidates, int count, int[] scores) {
        if (sitsOut(shape)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            scores[i] = score(shape, candidates[i]);
        }
        return true;
    }

    int score(ShapeEntry shape, int node) {
        long cpu = ledger.allocatableCpuMillis(node);
        long memory = ledger.allocatableMemoryBytes(node);
        if (cpu == 0 || memory == 0) {
            return UNCHANGED + UNCHANGED / 2;
        }
        long usedCpu = cpu - ledger.freeCpuMillis(node);
        long usedMemory = memory - ledger.freeMemoryBytes(node);
        int without = ledger.balance(node);
        if (without < 0) {
            without = balance(usedCpu, cpu, usedMemory, memory);
            ledger.noteBalance(node, without);
        }
        int with = balance(usedCpu + shape.cpuMillis, cpu, usedMemory + shape.memoryBytes, memory);
        return UNCHANGED + (UNCHANGED + with - without) / 2;
    }

    /** 100 less half the difference, in percent, of the fractions used. */
    private static int balance(long usedCpu, long cpu, long usedMemory, long memory) {
        double deviation = Math.abs((fraction(usedCpu, cpu) - fraction(usedMemory, memory)) / 2);
        return (int) ((1 - deviation) * MOST);
    }

    private static double fraction(long used, long allocatable) {
        return used > allocatable ? 1 : (double) used / (double) allocatable;
    }
}
