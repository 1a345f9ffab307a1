package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;

/** One filter plugin of kube-scheduler. */
interface Filter {

    /** Whether the plugin has anything to say about pods of the shape; where not, it is never asked. */
    boolean concerns(ShapeEntry shape);

    /** Whether all nodes of one profile get the same verdict on the shape, whatever is bound where. */
    boolean isByProfile(ShapeEntry shape);

    boolean passes(ShapeEntry shape, int node);

    /** Why a node that does not pass does not. */
    Misfit explain(ShapeEntry shape, int node);

    /** How many more pods of the shape a node that passes would take one after another; may be too low, never too high. */
    default int room(ShapeEntry shape, int node) {
        return 1;
    }
}
