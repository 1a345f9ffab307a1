package dev.plimsoll.core.model;

/** What made a pod and would make it again, or not: decides whether it may be evicted. */
public record Owner(Kind kind, String name) {

    /** The kinds of controller a drain tells apart. */
    public enum Kind {
        DEPLOYMENT,
        STATEFUL_SET,
        JOB,
        /** A DaemonSet, or the kubelet itself: such pods are part of their node. */
        DAEMON_SET,
        BARE
    }

    /** Nobody makes the pod again. */
    public static final Owner NOBODY = new Owner(Kind.BARE, "");
}
