package dev.plimsoll.simulator.policy;

/** What a rival may do to the world. */
interface Controls {

    /** Sets a group's desired capacity within its bounds; when that is less than it has, the group picks the victims. */
    void setDesired(String group, int desired);

    /** Ends an instance by id and lowers the desired capacity by one; false when the group may not shrink. */
    boolean terminate(String instance);

    void taint(String node);

    void untaint(String node);

    /** Evicts a pod; false while a disruption budget says no. */
    boolean evict(String pod, String node);
}
