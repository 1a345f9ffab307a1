package dev.plimsoll.testkit;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;

/** Node groups as the control loop meets them, real, faked or simulated, and what others do to them meanwhile. */
public interface GroupWorld {

    /** Takes a raise or a termination, as the loop's actuator does. */
    Outcome act(Action action);

    /** A group as the next observation shows it. */
    NodeGroupState state(String group);

    /** Lets so much time pass that what was launched is in service and what was ended is gone. */
    void letTimePass();

    /** Somebody else writes a group's desired capacity. */
    void setDesired(String group, int desired);

    /** Somebody else writes a group's bounds; its desired capacity is within them. */
    void setBounds(String group, int minSize, int maxSize);
}
