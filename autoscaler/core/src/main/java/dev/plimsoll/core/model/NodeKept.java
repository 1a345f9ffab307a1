package dev.plimsoll.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Why a node is not removed; the code is the name cluster-autoscaler gives it where it has one. */
public sealed interface NodeKept extends Reason {

    /** No group that we manage owns it. */
    record NotAutoscaled() implements NodeKept {
        @Override
        public String message() {
            return "no managed node group owns this node";
        }
    }

    /** It is loaded enough to stay. */
    record NotUnderutilized(double utilisation, double threshold) implements NodeKept {
        @Override
        public String message() {
            return String.format(Locale.ROOT, "loaded to %.2f, removed below %.2f", utilisation, threshold);
        }
    }

    /** It has been unneeded, but not long enough. */
    record NotUnneededLongEnough(Instant since, Duration needed) implements NodeKept {
        @Override
        public String message() {
            return "unneeded since " + since + ", removed after " + needed;
        }
    }

    /** Its group may not shrink. */
    record NodeGroupMinSizeReached(int size, int minSize) implements NodeKept {
        @Override
        public String message() {
            return "group has " + size + " nodes and a minimum of " + minSize;
        }
    }

    /** One of its pods fits nowhere else. */
    record NoPlaceToMovePods(String podId, long placesTried) implements NodeKept {
        @Override
        public String message() {
            return "pod " + podId + " fits on none of " + placesTried + " other nodes";
        }
    }

    /** One of its pods may not be evicted. */
    record BlockedByPod(String podId, String rule) implements NodeKept {
        @Override
        public String message() {
            return "pod " + podId + " may not be evicted: " + rule;
        }
    }

    /** It is not ready, and what runs there is unknown. */
    record NotReady() implements NodeKept {
        @Override
        public String message() {
            return "node is not ready";
        }
    }

    /** The cluster or its group grew a moment ago. */
    record CoolingDown(Instant until) implements NodeKept {
        @Override
        public String message() {
            return "removals pause until " + until + " after a scale-up";
        }
    }

    /** As many removals as may be under way are. */
    record NodeGroupMaxDeletionCountReached(int underWay, int atMost) implements NodeKept {
        @Override
        public String message() {
            return underWay + " removals under way, at most " + atMost;
        }
    }
}
