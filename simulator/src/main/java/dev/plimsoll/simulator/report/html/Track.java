package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.RunResult.Sample;

/** What a curve follows, in the order the page's data holds it. */
enum Track {
    NODES,
    CPU_REQUESTED,
    CPU_BOUGHT,
    MEMORY_REQUESTED,
    MEMORY_BOUGHT,
    PENDING_PODS,
    DOLLARS;

    private static final double MICRO_DOLLARS_PER_DOLLAR = 1e6;

    /** The value of one stretch, in nodes, cores, GiB, pods or dollars. */
    double of(Sample sample) {
        return switch (this) {
            case NODES -> sample.nodes();
            case CPU_REQUESTED -> sample.cpuCores().requested();
            case CPU_BOUGHT -> sample.cpuCores().bought();
            case MEMORY_REQUESTED -> sample.memoryGibibytes().requested();
            case MEMORY_BOUGHT -> sample.memoryGibibytes().bought();
            case PENDING_PODS -> sample.tally().pendingPods();
            case DOLLARS -> sample.tally().microDollars() / MICRO_DOLLARS_PER_DOLLAR;
        };
    }
}
