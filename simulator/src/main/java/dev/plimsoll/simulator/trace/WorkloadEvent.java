package dev.plimsoll.simulator.trace;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;

/** One thing that happens to a workload, at a time in milliseconds since the start of its trace. */
public sealed interface WorkloadEvent {

    /** Milliseconds since the trace's start; never negative. */
    long atMillis();

    /** A pod asks for a node. Its id is unique in the trace; within one stream, pods of one shape share one object. */
    record PodArrives(long atMillis, String podId, PodShape shape, Owner owner, Departure departure)
            implements WorkloadEvent {}

    /** A pod whose departure is {@link Departure.OnEvent} goes, whether or not it ever ran. */
    record PodDeparts(long atMillis, String podId) implements WorkloadEvent {}

    /**
     * A Deployment or StatefulSet has this many replicas of this shape from now on. Who replays it makes pods with the
     * lowest free ordinals and deletes those with the highest. A workload is known by namespace, kind and name.
     */
    record WorkloadScaled(long atMillis, Owner owner, PodShape shape, int replicas) implements WorkloadEvent {

        /** The id of one replica; ordinals begin at 0. */
        public String podId(int ordinal) {
            return shape.namespace() + "/" + owner.name() + "-" + ordinal;
        }
    }

    /** A PodDisruptionBudget is created, or replaces the one of its namespace and name. */
    record BudgetSet(long atMillis, String namespace, String name, LabelSelector selector, BudgetLimit limit)
            implements WorkloadEvent {}

    /** Somebody changes the bounds of a node group that the manifest names. */
    record NodeGroupChanged(long atMillis, String group, int minSize, int maxSize) implements WorkloadEvent {}
}
