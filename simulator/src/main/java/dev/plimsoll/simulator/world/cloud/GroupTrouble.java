package dev.plimsoll.simulator.world.cloud;

import dev.plimsoll.core.model.Taint;
import org.jspecify.annotations.Nullable;

/** What is the matter with one group; by itself nothing. Times in milliseconds. */
public final class GroupTrouble {

    /** The Launch process is suspended. */
    public boolean launchSuspended;

    /** The Terminate process is suspended. */
    public boolean terminateSuspended;

    /** Instances launched now never become nodes. */
    public boolean neverJoins;

    /** How much longer instances launched now take to become nodes. */
    public long slowBootMillis;

    /** How much longer nodes of instances launched now are not ready. */
    public long slowReadyMillis;

    /** How long nodes that register now bear a startup taint. */
    public long startupTaintMillis;

    /** What nodes that register now bear for ever, and no tag tells of. */
    public @Nullable Taint strangeTaint;

    /** The share of the promised memory that nodes that register now do not have. */
    public double memoryShortShare;

    /** How long a terminating lifecycle hook holds instances that are ended now. */
    public long hookMillis;

    /** Node objects of instances that are ended now stay. */
    public boolean nodesLinger;
}
