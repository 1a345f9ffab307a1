package dev.plimsoll.core.model;

import java.time.Instant;

/** Why a node group was not bought from. */
public sealed interface GroupPassedOver extends Reason {

    /** It may not grow. */
    record AtMaximumSize(int maxSize) implements GroupPassedOver {
        @Override
        public String message() {
            return "max node group size reached: " + maxSize;
        }
    }

    /** Its last purchase failed. */
    record BackingOff(Instant until, int failures, String why) implements GroupPassedOver {
        @Override
        public String message() {
            return "in backoff until " + until + " after " + failures + " failed scale-up" + (failures == 1 ? "" : "s")
                    + (why.isEmpty() ? "" : ": " + why);
        }
    }

    /** It can launch nothing as it is. */
    record CannotLaunch(String why) implements GroupPassedOver {
        @Override
        public String message() {
            return "not ready for scale-up: " + why;
        }
    }
}
