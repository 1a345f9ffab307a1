package dev.plimsoll.core.model;

import java.time.Instant;

/** Why a node group was not bought from. */
public sealed interface GroupPassedOver extends Reason {

    /** It may not grow. */
    record AtMaximumSize(int desired, int maxSize) implements GroupPassedOver {
        @Override
        public String message() {
            return "group has " + desired + " of at most " + maxSize + " nodes";
        }
    }

    /** Its last purchase failed. */
    record BackingOff(Instant until, int failures) implements GroupPassedOver {
        @Override
        public String message() {
            return "in backoff until " + until + " after " + failures + " failed scale-up" + (failures == 1 ? "" : "s");
        }
    }
}
