package dev.plimsoll.core.scheduling;

/**
 * NodeResourcesFit by LeastAllocated: more cpu and memory left, by requests in which silent containers count for the
 * scheduler's defaults.
 */
final class LeastAllocatedScore implements ScorePlugin {

    private final ResourceLedger ledger;

    LeastAllocatedScore(ResourceLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean score(ShapeEntry shape, int[] candidates, int count, int[] scores) {
        for (int i = 0; i < count; i++) {
            scores[i] = score(shape, candidates[i]);
        }
        return true;
    }

    int score(ShapeEntry shape, int node) {
        long cpu = ledger.allocatableCpuMillis(node);
        long memory = ledger.allocatableMemoryBytes(node);
        long cpuScore = score(ledger.scoredCpuMillis(node) + shape.pendingCpuMillis, cpu);
        long memoryScore = score(ledger.scoredMemoryBytes(node) + shape.pendingMemoryBytes, memory);
        int resources = (cpu == 0 ? 0 : 1) + (memory == 0 ? 0 : 1);
        return resources == 0 ? 0 : (int) (cpuScore + memoryScore) / resources;
    }

    private static long score(long used, long allocatable) {
        return allocatable == 0 || used > allocatable ? 0 : (allocatable - used) * MOST / allocatable;
    }
}
