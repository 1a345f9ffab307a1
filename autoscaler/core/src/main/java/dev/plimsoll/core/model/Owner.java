package dev.plimsoll.core.model;

import org.jspecify.annotations.Nullable;

/** What made a pod and would make it again, or not: decides whether it may be evicted. */
public record Owner(Kind kind, String name, Controller controller) {

    /** The kinds of controller a drain tells apart. */
    public enum Kind {
        /** A ReplicaSet, known by its Deployment if it has one. */
        DEPLOYMENT,
        REPLICATION_CONTROLLER,
        STATEFUL_SET,
        JOB,
        /** A DaemonSet, or whatever the pod's annotation passes off as one: such pods are part of their node. */
        DAEMON_SET,
        /** The kubelet itself, from a file on the node. */
        STATIC,
        /** A controller of another kind, of which nobody knows whether it makes its pods again. */
        CUSTOM,
        BARE;

        /** Whether such pods live and end with their node. */
        public boolean isPartOfTheNode() {
            return this == DAEMON_SET || this == STATIC;
        }
    }

    /**
     * The object that made the pod: its kind in the API's own words ("" for none), its namespace/name ("" where it is not looked
     * up), whether it is still there, and how many replicas it asks for (null: not said, or of no concern).
     */
    public record Controller(
            String kind,
            String name,
            boolean found,
            @Nullable Integer replicas) {

        public static final Controller NOT_LOOKED_UP = new Controller("", "", true, null);
    }

    /** One whose controller is taken to be there. */
    public Owner(Kind kind, String name) {
        this(kind, name, Controller.NOT_LOOKED_UP);
    }

    /** The same, its controller as it is now. */
    public Owner with(Controller changed) {
        return new Owner(kind, name, changed);
    }

    /** Nobody makes the pod again. */
    public static final Owner NOBODY = new Owner(Kind.BARE, "");
}
