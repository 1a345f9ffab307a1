package dev.plimsoll.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node group as AWS shows it: its desired capacity, its instances in the order of their launch, and what is the matter with it. */
public record NodeGroupState(NodeGroup group, int desired, List<Instance> instances, Condition condition) {

    /**
     * Launches that failed lately, in the order of time; why the group can launch nothing, and why it can end nothing (null:
     * it can).
     */
    public record Condition(
            List<LaunchFailure> launchFailures,
            @Nullable String cannotLaunch,
            @Nullable String cannotTerminate) {

        public static final Condition SOUND = new Condition(List.of(), null, null);

        public Condition {
            launchFailures = List.copyOf(launchFailures);
        }
    }

    public NodeGroupState {
        instances = List.copyOf(instances);
    }

    /** One with nothing the matter. */
    public NodeGroupState(NodeGroup group, int desired, List<Instance> instances) {
        this(group, desired, instances, Condition.SOUND);
    }

    public long liveInstances() {
        return instances.stream().filter(Instance::isLive).count();
    }
}
