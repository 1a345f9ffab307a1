package dev.plimsoll.core.model;

import java.time.Instant;

/** Why a node group was not bought from. */
public sealed interface GroupPassedOver extends Reason {

    /** What micro-dollars an hour are limited as. */
    String DOLLARS = "dollars an hour";

    /** It may not grow. */
    record AtMaximumSize(int maxSize) implements GroupPassedOver {
        @Override
        public String code() {
            return "AtMaximumSize";
        }

        @Override
        public String message() {
            return "max node group size reached: " + maxSize;
        }
    }

    /** The cluster may not grow by one of its nodes: too little is left of a resource, of "nodes", or of micro-dollars an hour. */
    record BeyondClusterLimit(String limited, long needed, long left) implements GroupPassedOver {
        @Override
        public String code() {
            return "BeyondClusterLimit";
        }

        @Override
        public String message() {
            return "max cluster " + limited + " limit reached: a node takes " + amount(needed) + ", " + amount(left)
                    + " left";
        }

        private String amount(long value) {
            return limited.equals(DOLLARS) ? Amounts.dollars(value) : Amounts.of(limited, value);
        }
    }

    /** Its last purchase failed. */
    record BackingOff(Instant until, int failures, String why) implements GroupPassedOver {
        @Override
        public String code() {
            return "BackingOff";
        }

        @Override
        public String message() {
            return "in backoff until " + until + " after " + failures + " failed scale-up" + (failures == 1 ? "" : "s")
                    + (why.isEmpty() ? "" : ": " + why);
        }
    }

    /** It can launch nothing as it is. */
    record CannotLaunch(String why) implements GroupPassedOver {
        @Override
        public String code() {
            return "CannotLaunch";
        }

        @Override
        public String message() {
            return "not ready for scale-up: " + why;
        }
    }
}
