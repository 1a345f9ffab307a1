package dev.plimsoll.core.model;

/** What made a pod and would make it again, or not: decides whether it may be evicted. */
public record Owner(Kind kind, String name) {

    /** The kinds of controller a drain tells apart. */
    public enum Kind {
        DEPLOYMENT,
        STATEFUL_SET,
        JOB,
        DAEMON_SET,
        /** The kubelet itself: a static pod, shown as its mirror. */
        MIRROR,
        BARE
    }

    /** Nobody makes the pod again. */
    public static final Owner NOBODY = new Owner(Kind.BARE, "");
}
