package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.core.model.Owner;

/** Names of workloads that are unique in a trace. */
final class UniqueNames {

    private UniqueNames() {}

    /** Of the owner; a pod without one is a workload of its own. */
    static String key(String namespace, Owner owner, String podId) {
        return owner.name().isEmpty() ? podId : owner.kind() + "/" + namespace + "/" + owner.name();
    }
}
