package dev.plimsoll.core.round;

import java.time.Duration;

/** What became of an action. */
public sealed interface Outcome {

    /** A stable name of the kind of outcome, which metrics and recordings hold on to. */
    String kind();

    /** It was done, or had been done already. */
    record Done() implements Outcome {
        @Override
        public String kind() {
            return "Done";
        }
    }

    /**
     * The world had moved on and the action no longer made sense, or was not allowed at this moment; asking later may work, but
     * not before this long.
     */
    record Refused(String why, Duration retryAfter) implements Outcome {
        @Override
        public String kind() {
            return "Refused";
        }

        /** One that may be asked again as soon as the loop likes. */
        public Refused(String why) {
            this(why, Duration.ZERO);
        }
    }

    /** It was tried and failed; a purchase that failed bars its offer for a while. */
    record Failed(String why) implements Outcome {
        @Override
        public String kind() {
            return "Failed";
        }
    }

    Outcome DONE = new Done();
}
