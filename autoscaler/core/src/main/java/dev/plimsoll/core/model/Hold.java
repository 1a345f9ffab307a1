package dev.plimsoll.core.model;

import java.time.Duration;

/** Why a round did not decide something at all: unknown means hold. */
public sealed interface Hold extends Reason {

    /** A part of the observation is too old to act on. */
    record StaleInput(String part, Duration age, Duration limit) implements Hold {
        @Override
        public String code() {
            return "StaleInput";
        }

        @Override
        public String message() {
            return part + " were read " + age.toSeconds() + " s ago, at most " + limit.toSeconds() + " s allowed";
        }
    }

    /** A part of the observation is not complete. */
    record IncompleteInput(String part) implements Hold {
        @Override
        public String code() {
            return "IncompleteInput";
        }

        @Override
        public String message() {
            return part + " are not completely known";
        }
    }

    /** Many nodes stopped being ready or vanished within a short time: what pods wait for may be back in a moment. */
    record Blackout(int turnedBad, int total, Duration within) implements Hold {
        @Override
        public String code() {
            return "Blackout";
        }

        @Override
        public String message() {
            return turnedBad + " of " + total + " nodes stopped being ready or vanished within " + within.toMinutes()
                    + " min; purchases wait until no more do";
        }
    }

    /** As many pods are waited for as can be remembered: for the others more is bought once some have come. */
    record TooManyPodsWaitedFor(int remembered, int most) implements Hold {
        @Override
        public String code() {
            return "TooManyPodsWaitedFor";
        }

        @Override
        public String message() {
            return "purchases for " + remembered + " pods are on their way, at most " + most
                    + " can be remembered; more is bought when some have come";
        }
    }

    /** More nodes are wanted than may be bought at once or within the hour: the rest is bought soon after. */
    record TooManyNodesAtOnce(int wanted, int now) implements Hold {
        @Override
        public String code() {
            return "TooManyNodesAtOnce";
        }

        @Override
        public String message() {
            return now + " of " + wanted + " nodes may be bought now; the rest soon after";
        }
    }

    /** Too many nodes are not ready for removals to be safe. */
    record TooManyNodesNotReady(int notReady, int total) implements Hold {
        @Override
        public String code() {
            return "TooManyNodesNotReady";
        }

        @Override
        public String message() {
            return notReady + " of " + total + " nodes are not ready or vanished lately; removals wait";
        }
    }
}
