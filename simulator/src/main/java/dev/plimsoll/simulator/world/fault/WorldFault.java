package dev.plimsoll.simulator.world.fault;

/** What can go wrong in the world itself. */
public enum WorldFault implements FaultKind {
    /** No capacity for what the group launches, in any of its zones. */
    OUTAGE,
    /** Instances of the group launched now never become nodes. */
    NEVER_JOINS,
    /** Instances of the group launched now take the amount of seconds longer to register. */
    SLOW_BOOT,
    /** Nodes of the group that register now are not ready for the amount of seconds longer. */
    SLOW_READY,
    /** Nodes of the group that register now bear a startup taint for the amount of seconds. */
    STARTUP_TAINT,
    /** Nodes of the group that register now bear for ever a taint that no tag tells of. */
    STRANGE_TAINT,
    /** Nodes of the group that register now have less memory than promised, by the amount as a share. */
    SHORT_MEMORY,
    /** The process Launch of the group is suspended. */
    LAUNCH_SUSPENDED,
    /** The process Terminate of the group is suspended. */
    TERMINATE_SUSPENDED,
    /** A lifecycle hook holds instances of the group that are ended now for the amount of seconds. */
    TERMINATING_HOOK,
    /** Node objects of instances of the group that are ended now stay for ever. */
    NODE_LINGERS,
    /** Somebody else adds the amount to the desired capacity of the group. */
    FOREIGN_DESIRED,
    /** Somebody lowers the group's maximum to what it has. */
    FOREIGN_MAXIMUM,
    /** AWS ends the amount as a share of the group's instances, all at once. */
    INTERRUPTION,
    /** AWS moves instances of the group between zones. */
    REBALANCE,
    /** The amount as a share of all nodes is not ready until the fault ends. */
    NOT_READY,
    /** The Node objects of the amount as a share of all nodes are deleted; they register anew when the fault ends. */
    NODE_DELETED,
    /** Somebody cordons the amount as a share of all nodes until the fault ends. */
    CORDONED;

    /** Whether nodes turn out other than their group promises, which may bar the group until its template changes. */
    public boolean breaksPromises() {
        return this == STRANGE_TAINT || this == SHORT_MEMORY || this == NEVER_JOINS;
    }
}
