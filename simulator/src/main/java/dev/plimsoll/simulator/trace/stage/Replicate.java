package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.Trace;

/**
 * The workload so many times over. The first copy is the original; the others have {@code ~2}, {@code ~3}... after the names
 * of pods and workloads, and each of their workloads comes later by a time from 0 to the jitter that depends on the seed,
 * its name and its copy alone. Shapes whose rules look at other pods, and budgets, move into a namespace of the copy, so
 * that no rule counts another copy's pods; all other shapes are shared. Groups may grow so many times larger.
 */
public record Replicate(int copies, long jitterMillis, long seed) implements Stage {

    @Override
    public Trace apply(Trace trace) {
        return Stage.through(
                Manifests.times(trace.manifest(), copies), trace, events -> new ReplicatePass(events, this));
    }
}
