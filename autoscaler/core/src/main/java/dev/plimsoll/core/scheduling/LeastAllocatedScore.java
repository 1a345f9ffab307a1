package dev.plimsoll.core.scheduling;

/**
 * NodeResourcesFit by LeastAllocated: more cpu and memory left, by requests in which silent containers count for the
 * scheduler's defaults.
 */
final class LeastAllocatedScore implements ScorePlugin {

    /**
     * Below this, a quotient up to 100 lies further from the next whole number than doubles do from each other, so that
     * division of doubles, which is faster, gives the same whole number.
     */
    private static final long EXACT_IN_DOUBLES = 1L << 45;

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
        return (int) (cpu == 0 || memory == 0 ? cpuScore + memoryScore : (cpuScore + memoryScore) / 2);
    }

    private static long score(long used, long allocatable) {
        if (allocatable == 0 || used > allocatable) {
            return 0;
        }
        long left = allocatable - used;
        return allocatable < EXACT_IN_DOUBLES
                ? (long) ((double) (left * MOST) / (double) allocatable)
                : left * MOST / allocatable;
    }
}
