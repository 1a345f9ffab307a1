package dev.plimsoll.core.model;

import java.time.Instant;

/** Why an idle node is not removed; the code is the name cluster-autoscaler gives it. */
public sealed interface NodeKept extends Reason {

    /** Its group may not shrink. */
    record NodeGroupMinSizeReached(int size, int minSize) implements NodeKept {
        @Override
        public String code() {
            return "NodeGroupMinSizeReached";
        }

        @Override
        public String message() {
            return "group has " + size + " nodes and a minimum of " + minSize;
        }
    }

    /** As many removals as may be under way are. */
    record NodeGroupMaxDeletionCountReached(int underWay, int atMost) implements NodeKept {
        @Override
        public String code() {
            return "NodeGroupMaxDeletionCountReached";
        }

        @Override
        public String message() {
            return underWay + " removals under way, at most " + atMost;
        }
    }

    /** One of its pods fits nowhere else. */
    record NoPlaceToMovePods(String podId, int nodesTried) implements NodeKept {
        @Override
        public String code() {
            return "NoPlaceToMovePods";
        }

        @Override
        public String message() {
            return "pod " + podId + " fits on none of " + nodesTried + " other nodes";
        }
    }

    /** One of its pods may not be evicted. */
    record BlockedByPod(String podId, String rule) implements NodeKept {
        @Override
        public String code() {
            return "BlockedByPod";
        }

        @Override
        public String message() {
            return "pod " + podId + " may not be evicted: " + rule;
        }
    }

    /** Its group could launch none in its place: what is taken from it would be lost to it. */
    record GroupCannotLaunch(String why) implements NodeKept {
        @Override
        public String code() {
            return "GroupCannotLaunch";
        }

        @Override
        public String message() {
            return "its group could launch no other in its place: " + why;
        }
    }

    /** It is not certain which instance is which node. */
    record IdentityInDoubt(String why) implements NodeKept {
        @Override
        public String code() {
            return "IdentityInDoubt";
        }

        @Override
        public String message() {
            return "it is not certain which instance is which node: " + why;
        }
    }

    /** It is missed, but not for long enough to be given up. */
    record NotMissedForLong(Instant since, Instant until) implements NodeKept {
        @Override
        public String code() {
            return "NotMissedForLong";
        }

        @Override
        public String message() {
            return "its node is missed since " + since + ", it is given up at " + until;
        }
    }

    /** Its group can end nothing as it is. */
    record GroupCannotTerminate(String why) implements NodeKept {
        @Override
        public String code() {
            return "GroupCannotTerminate";
        }

        @Override
        public String message() {
            return "its group can end no instance: " + why;
        }
    }
}
