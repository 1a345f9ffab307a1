package dev.plimsoll.core.model;

/** Why an idle node is not removed; the code is the name cluster-autoscaler gives it. */
public sealed interface NodeKept extends Reason {

    /** Its group may not shrink. */
    record NodeGroupMinSizeReached(int size, int minSize) implements NodeKept {
        @Override
        public String message() {
            return "group has " + size + " nodes and a minimum of " + minSize;
        }
    }

    /** As many removals as may be under way are. */
    record NodeGroupMaxDeletionCountReached(int underWay, int atMost) implements NodeKept {
        @Override
        public String message() {
            return underWay + " removals under way, at most " + atMost;
        }
    }

    /** One of its pods fits nowhere else. */
    record NoPlaceToMovePods(String podId, int nodesTried) implements NodeKept {
        @Override
        public String message() {
            return "pod " + podId + " fits on none of " + nodesTried + " other nodes";
        }
    }

    /** One of its pods may not be evicted. */
    record BlockedByPod(String podId, String rule) implements NodeKept {
        @Override
        public String message() {
            return "pod " + podId + " may not be evicted: " + rule;
        }
    }

    /** Its group can end nothing as it is. */
    record GroupCannotTerminate(String why) implements NodeKept {
        @Override
        public String message() {
            return "its group can end no instance: " + why;
        }
    }
}
