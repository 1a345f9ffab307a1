package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.settings.DrainOptions;
import java.time.Duration;

/** How a cluster-autoscaler is started, as far as it changes what it does; with the defaults of pkg/config/flags/flags.go. */
public record Flags(Loop loop, Growth growth, Unneeded unneeded, Removal removal, DrainOptions drain) {

    /** As it starts without any flag. */
    public static final Flags DEFAULT = parse("");

    /** Reads a command line such as "--scan-interval=10s --expander=least-waste"; an unknown flag is refused with the remedy. */
    public static Flags parse(String commandLine) {
        return new FlagReader(commandLine).read();
    }

    /** The pause between loops, and what makes it wait or give up. */
    record Loop(Duration scanInterval, Duration newPodDelay, Duration provisionTime, BackOff backOff, Health health) {}

    /** How long a group that failed is left alone, the most to which that doubles, and when a failure is forgotten. */
    record BackOff(Duration initial, Duration max, Duration reset) {}

    /** Above both, a count and a percentage of nodes that are not ready, nothing is done. */
    record Health(int unreadyCount, double unreadyPercent) {}

    /** How groups are chosen, whether growth is balanced over similar ones, and its limits; 0 of nodes in all: no limit. */
    record Growth(ExpanderChoice expander, boolean balanced, int nodesTotal, int nodesPerScaleUp) {}

    /** Which nodes are unneeded, for how long they must be, and how long one that could not be emptied is not looked at. */
    record Unneeded(boolean enabled, double threshold, double gpuThreshold, Duration time, Times more) {}

    /** How long an unready node must be unneeded, when one found unremovable is looked at again, and the soft taints a loop. */
    record Times(boolean unready, Duration unreadyTime, Duration recheck, int softTaints, boolean ignoreDaemonSets) {}

    /** Pauses after purchases, removals and failures; how many nodes leave at once; and how long the steps of one take. */
    record Removal(Pauses pauses, int parallel, int parallelDrains, Steps steps) {}

    /** No removal within these of a purchase, a removal and a failed removal. */
    record Pauses(Duration afterAdd, Duration afterDelete, Duration afterFailure) {}

    /** From the taint on, until the pods are asked to go, until that is given up, and until they must be gone. */
    record Steps(Duration afterTaint, Duration evictionTime, Duration gracefulTermination) {}
}
