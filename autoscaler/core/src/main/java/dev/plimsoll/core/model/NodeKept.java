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
    record BlockedByPod(String podId, PodKept why) implements NodeKept {
        @Override
        public String code() {
            return "BlockedByPod";
        }

        @Override
        public String message() {
            return "pod " + podId + " may not be evicted: " + why.code() + ", " + why.message();
        }
    }

    /** All that keeps it is a pod that will end by itself. */
    record BlockedByOnCompletionPod(String podId) implements NodeKept {
        @Override
        public String code() {
            return "BlockedByOnCompletionPod";
        }

        @Override
        public String message() {
            return "pod " + podId + " is to run to its end";
        }
    }

    /** Its own annotation says so. */
    record ScaleDownDisabledAnnotation() implements NodeKept {
        @Override
        public String code() {
            return "ScaleDownDisabledAnnotation";
        }

        @Override
        public String message() {
            return "it is annotated " + WellKnown.SCALE_DOWN_DISABLED;
        }
    }

    /** Its own annotation says so. */
    record DoNotDisruptAnnotation() implements NodeKept {
        @Override
        public String code() {
            return "DoNotDisruptAnnotation";
        }

        @Override
        public String message() {
            return "it is annotated " + WellKnown.DO_NOT_DISRUPT;
        }
    }

    /** Somebody else is about to replace it. */
    record BeingReplaced(String mark) implements NodeKept {
        @Override
        public String code() {
            return "BeingReplaced";
        }

        @Override
        public String message() {
            return "it bears " + mark + ": an update of its node pool is about to replace it";
        }
    }

    /** It is not ready, and nodes that are not ready are left alone. */
    record ScaleDownUnreadyDisabled() implements NodeKept {
        @Override
        public String code() {
            return "ScaleDownUnreadyDisabled";
        }

        @Override
        public String message() {
            return "it is not ready, and removing such nodes is switched off";
        }
    }

    /** It is of none of our groups. */
    record NotAutoscaled() implements NodeKept {
        @Override
        public String code() {
            return "NotAutoscaled";
        }

        @Override
        public String message() {
            return "it is in no group that is looked after";
        }
    }

    /** Somebody's taint says that it is on its way out. */
    record CurrentlyBeingDeleted(String taint) implements NodeKept {
        @Override
        public String code() {
            return "CurrentlyBeingDeleted";
        }

        @Override
        public String message() {
            return "it bears " + taint;
        }
    }

    /** It is used too much; the resource is the one that decided, the shares are of what pods may request. */
    record NotUnderutilized(String resource, double utilisation, double threshold) implements NodeKept {
        @Override
        public String code() {
            return "NotUnderutilized";
        }

        @Override
        public String message() {
            return "%s of its %s is requested, and below %s it would be given back"
                    .formatted(Amounts.share(utilisation), resource, Amounts.share(threshold));
        }
    }

    /** It could not go a little while ago, which is costly to find out and seldom other a moment later. */
    record RecentlyUnremovable(Instant until) implements NodeKept {
        @Override
        public String code() {
            return "RecentlyUnremovable";
        }

        @Override
        public String message() {
            return "it could not go a little while ago; looked at again at " + until;
        }
    }

    /** Something about it cannot be found out. */
    record UnexpectedError(String what) implements NodeKept {
        @Override
        public String code() {
            return "UnexpectedError";
        }

        @Override
        public String message() {
            return what;
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
