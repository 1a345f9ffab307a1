package dev.plimsoll.core.model;

import java.time.Duration;
import java.time.Instant;

/** Why an action is taken. */
public sealed interface Cause extends Reason {

    /**
     * Pods wait that only new nodes can hold. Some nodes of a group may be bought for none of them: one that spans zones launches
     * in the emptiest, so that others come before the one in the zone that is wanted.
     */
    record PodsWaiting(int pods, int nodesForNone, long microDollarsPerHour, long lowerBoundMicroDollarsPerHour)
            implements Cause {
        @Override
        public String code() {
            return "PodsWaiting";
        }

        @Override
        public String message() {
            return pods + " pods wait; the plan costs " + Amounts.dollars(microDollarsPerHour)
                    + " an hour, no plan less than " + Amounts.dollars(lowerBoundMicroDollarsPerHour)
                    + (nodesForNone == 0 ? "" : "; nodes for none of them, as AWS evens out zones: " + nodesForNone);
        }
    }

    /** A node has carried nothing worth keeping it for long enough. */
    record NodeUnneeded(Instant since) implements Cause {
        @Override
        public String code() {
            return "NodeUnneeded";
        }

        @Override
        public String message() {
            return "unneeded since " + since;
        }
    }

    /** A node being drained is empty, so its instance can go. */
    record NodeDrained() implements Cause {
        @Override
        public String code() {
            return "NodeDrained";
        }

        @Override
        public String message() {
            return "nothing is left on the node that must move";
        }
    }

    /** A removal is called off. */
    record RemovalCalledOff(String why) implements Cause {
        @Override
        public String code() {
            return "RemovalCalledOff";
        }

        @Override
        public String message() {
            return why;
        }
    }

    /** The node of an instance is gone, and did not come back. */
    record NodeLost(Instant since) implements Cause {
        @Override
        public String code() {
            return "NodeLost";
        }

        @Override
        public String message() {
            return "its node is gone since " + since;
        }
    }

    /** A node has not been ready for long. */
    record NodeUnready(Instant since) implements Cause {
        @Override
        public String code() {
            return "NodeUnready";
        }

        @Override
        public String message() {
            return "not ready since " + since;
        }
    }

    /** An instance that was ordered did not become a node in time. */
    record NeverJoined(Instant launchedAt, Duration waited) implements Cause {
        @Override
        public String code() {
            return "NeverJoined";
        }

        @Override
        public String message() {
            return "launched at " + launchedAt + " and no node after " + waited.toSeconds() + " s";
        }
    }
}
