package dev.plimsoll.core.model;

/**
 * Why something is so: a pod not helped, a node kept, a group passed over, a round held. The one set that events, metrics,
 * status and reports all print; each names the values that decided it.
 */
public sealed interface Reason permits Misfit, GroupPassedOver, NodeKept, PodKept, Hold, Cause {

    /** A stable name in the manner of Kubernetes reasons, without values: dashboards and recordings hold on to it. */
    String code();

    /** The sentence a person reads, with the values. */
    String message();
}
