package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;

/** One filter plugin of kube-scheduler. */
interface Filter {

    /** How far a filter looks. */
    enum Scope {
        /** At what nodes of one profile have in common. */
        PROFILE,
        /** At the one node and what is bound on it. */
        NODE,
        /** At other nodes, or at what pods elsewhere have taken. */
        CLUSTER
    }

    /** Whether the plugin has anything to say about pods of the shape; where not, it is never asked. */
    boolean concerns(ShapeEntry shape);

    /** What the verdict on the shape depends on. */
    Scope scope(ShapeEntry shape);

    boolean passes(ShapeEntry shape, int node);

    /** Why a node that does not pass does not. */
    Misfit explain(ShapeEntry shape, int node);

    /** How many more pods of the shape a node that passes would take one after another; may be too low, never too high. */
    default int room(ShapeEntry shape, int node) {
        return 1;
    }
}
