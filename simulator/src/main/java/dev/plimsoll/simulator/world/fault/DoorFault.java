package dev.plimsoll.simulator.world.fault;

/** What can go wrong between an autoscaler and its world. */
public enum DoorFault implements FaultKind {
    /** Watches tell nothing more: nodes, pods and budgets stay as they were, and say so by their age. */
    SILENT_WATCH,
    /** AWS lists groups and instances as they were the amount of seconds ago, as if it were now. */
    DESCRIBE_LAG,
    /** The list of nodes breaks off in the middle and is marked so. */
    INCOMPLETE_NODES,
    /** Only the first page of groups came, and is marked so. */
    PARTIAL_PAGE,
    /** The list of nodes is empty and claims to be whole. */
    EMPTY_NODES,
    /** The list of nodes lacks the amount as a share of them, and claims to be whole. */
    MISSING_NODES,
    /** AWS refuses calls because there are too many. */
    THROTTLED,
    /** AWS answers with an error, and nothing was done. */
    CLOUD_ERROR,
    /** AWS did it, and the answer was lost. */
    LOST_REPLY,
    /** A call reaches AWS twice. */
    DOUBLED_CALL,
    /** Writes of taints fail: somebody else wrote the node. */
    CONFLICT,
    /** The API server answers writes with an error, and nothing was done. */
    API_ERROR,
    /** A taint is written, and the answer was lost. */
    LOST_WRITE,
    /** Every eviction is refused. */
    EVICTION_REFUSED,
    /** Nodes have no provider id. */
    NO_PROVIDER_ID,
    /** Each node of an instance is there a second time, under another name and not ready. */
    DOUBLED_NODES
}
