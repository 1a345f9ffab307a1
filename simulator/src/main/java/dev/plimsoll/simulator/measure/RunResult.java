package dev.plimsoll.simulator.measure;

import org.HdrHistogram.AbstractHistogram;

/** One policy on one trace with one seed: what it cost, how long pods waited, what was done, and how it went over time. */
public record RunResult(Run run, Money money, Waiting waiting, Counts counts, Course course) {

    /** What was run: trace, policy and seed, from when to when in milliseconds since 1970. */
    public record Run(String trace, PolicyLabel policy, long seed, long startMillis, long endMillis) {}

    /**
     * Billed money in micro-dollars, of which {@code wasteMicroDollars} was for capacity no pod requested (a node's load is
     * its fuller of cpu and memory), billed node time, how much of what was allocatable was requested, and what was done for it.
     */
    public record Money(long microDollars, long wasteMicroDollars, long nodeMillis, Allocation allocation, Work work) {

        /** For nothing that is told. */
        public Money(long microDollars, long wasteMicroDollars, long nodeMillis, Allocation allocation) {
            this(microDollars, wasteMicroDollars, nodeMillis, allocation, Work.NONE);
        }
    }

    /**
     * Core hours that bound pods requested, DaemonSets' aside; hours for which pods ran that had to run again; and the least that
     * all that was requested must have cost ({@link LeastDollars}).
     */
    public record Work(double coreHours, double lostPodHours, long leastMicroDollars) {

        public static final Work NONE = new Work(0, 0, 0);
    }

    /** The shares of allocatable cpu, memory and GPUs that were requested, weighted by time; 0 where there was none. */
    public record Allocation(double cpu, double memory, double gpu) {

        public static final Allocation NONE = new Allocation(0, 0, 0);

        public Allocation {
            if (!Double.isFinite(cpu) || !Double.isFinite(memory) || !Double.isFinite(gpu)) {
                throw new IllegalArgumentException("allocation of cpu " + cpu + ", memory " + memory + " and GPUs "
                        + gpu + " is not a share: say 0 where nothing was bought");
            }
        }
    }

    /** From a pod's arrival (or its eviction) to its being bound, in milliseconds; of pods that never were, to their end or that of the run. */
    public record Waiting(AbstractHistogram millis, double meanMillis) {

        public double seconds(double percentile) {
            return millis.getTotalCount() == 0 ? 0 : millis.getValueAtPercentile(percentile) / 1000.0;
        }

        public double maxSeconds() {
            return millis.getTotalCount() == 0 ? 0 : millis.getMaxValue() / 1000.0;
        }

        public double meanSeconds() {
            return meanMillis / 1000.0;
        }
    }

    /**
     * Pods that never ran, pods thrown off their node, nodes bought and given back, and flaps: nodes bought in a group within ten minutes
     * of giving one back there.
     */
    public record Counts(long neverPlaced, long evictions, long scaleUps, long scaleDowns, long flaps) {}

    /** The state of a stretch from {@code atMillis} on: means over it, except pending pods (most) and money (total so far). */
    public record Sample(long atMillis, double nodes, Load cpuCores, Load memoryGibibytes, Tally tally) {

        /** Requested by bound pods, and allocatable on what was bought. */
        public record Load(double requested, double bought) {}

        /** The most pods that waited at once in the stretch, and micro-dollars spent up to its end. */
        public record Tally(long pendingPods, long microDollars) {}
    }
}
